"""一道题写得对不对：题型与选项相合，错的说得出错在哪里，数和限定词有条文托着，讲话只问说了什么。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.checks.citing import norms_used, unheld_figures, unsaid_uses
from macros.checks.qualifiers import added, dropped
from macros.loading.faults import Fault
from macros.loading.tree import Loaded, Origin
from macros.model.numerals import from_chinese
from macros.model.study import LETTERS, RIGHT, SPEECH, WRONG, Question
from macros.model.vocabulary import AuthorityStatus, DiscrepancyKind, QuestionKind

NUMBER = re.compile(r"q-\d{3,4}")
_SHAPES = {
    # 题型: 选项至少、至多几个；答案几个
    QuestionKind.SINGLE: (3, 5, "恰一个字母"),
    QuestionKind.MULTIPLE: (4, 6, "两个以上字母，不能全对"),
    QuestionKind.CASE: (3, 6, "一个以上字母，不能全对"),
    QuestionKind.JUDGE: (1, 1, f"{RIGHT}或{WRONG}"),
    QuestionKind.NUMERIC: (1, 4, "一个数"),
    QuestionKind.MATCH: (1, 3, "配对题不写答案"),
}
_PAIRS = (3, 6)
_ALL = re.compile(
    r"(?:以上|上述|上面)(?:各项|选项|说法|几项)?(?:都|均|全|皆)|(?:都|均|全)(?:正确|不正确|不对)$"
    r"|^[A-H](?:[、和与及][A-H])+"
)
"""An option that speaks of other options; orders may be shuffled, and it tests nothing."""

_MARKED = re.compile("【[^】]*】|「[^」]*」")
_NEGATED = re.compile(
    "(?:哪(?!怕)[^，。；]*?(?P<after>不正确|不符合|不属于|不包括|不是|不对|不合|不能|不应|不准|不得|没有|错误|有误|违反))"
    "|(?P<before>不正确|不符合|不属于|不包括|不对|不合规定|错误|有误)的"
)
"""A question asked the wrong way round: 哪一项不……, 不对的是……; easily read over."""

_ASKS_DUTY = re.compile(
    "怎么办|该怎|应该怎|应当怎|应该做|应当做|怎样处理|哪一?种处理|稳妥|能不能|可不可以|是否合规|合不合规"
)
_NUMERAL = re.compile("[零〇一二两三四五六七八九十百千万]+")


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each question that cannot be answered, or that says what no clause holds."""
    for question in loaded.library.questions.values():
        origin = loaded.origins["question", question.id]
        if not NUMBER.fullmatch(question.id):
            yield origin.fault(
                "question-number",
                question.id,
                ("id",),
                found=question.id,
                allowed="q- 加三四位数字",
            )
        yield from _shape(question, origin)
        yield from _answer(question, origin)
        yield from _options(question, origin)
        yield from _traps(question, origin)
        yield from _pairs(question, origin)
        yield from _stem(question, origin)
        yield from _grounds(loaded, question, origin)


def held(loaded: Loaded, unsound: set[str]) -> Iterator[Fault]:
    """Yield a fault for each figure or qualifier of a right statement that its clauses do not hold.

    Args:
        loaded: the records.
        unsound: files with faults of their own; what rests on a clause there is not judged yet.

    """
    clauses = loaded.library.clauses
    for question in loaded.library.questions.values():
        sound = all(
            key in clauses and loaded.origins["clause", key].file not in unsound
            for key in question.clauses
        )
        if sound:
            yield from _held(loaded, question, loaded.origins["question", question.id])


def _shape(question: Question, origin: Origin) -> Iterator[Fault]:
    least, most, _ = _SHAPES[question.kind]
    label = question.kind.label

    def fault(path: tuple[str, ...], found: str, allowed: str) -> Fault:
        return origin.fault("question-shape", question.id, path, found=found, allowed=allowed)

    if not least <= len(question.options) <= most:
        allowed = f"{least} 到 {most} 个" if least < most else f"{least} 个"
        found = f"{label}题的 options 有 {len(question.options)} 个"
        yield fault(("options",) if question.options else ("kind",), found, allowed)
    few, many = _PAIRS
    if question.kind is QuestionKind.MATCH:
        if not few <= len(question.pairs) <= many:
            found = f"配对题的 pairs 有 {len(question.pairs)} 对"
            yield fault(("pairs",) if question.pairs else ("kind",), found, f"{few} 到 {many} 对")
    elif question.pairs:
        yield fault(("pairs",), f"{label}题写了 pairs", "只有配对题写")
    if (question.kind is QuestionKind.CASE) != (question.scene is not None):
        yield fault(
            ("scene",) if question.scene else ("kind",),
            f"{label}题写了 scene" if question.scene else "案例题没有 scene",
            "情景写在 scene 里，只有案例题写",
        )
    if (question.kind is QuestionKind.NUMERIC) != (question.unit is not None):
        yield fault(
            ("unit",) if question.unit else ("kind",),
            f"{label}题写了 unit" if question.unit else "填数题没有 unit",
            "单位写在 unit 里，只有填数题写",
        )


def _answer(question: Question, origin: Origin) -> Iterator[Fault]:
    given, kind = question.answer, question.kind
    said = "、".join(given) or "空的"

    def fault(allowed: str) -> Fault:
        path = ("answer",) if given else ("kind",)
        return origin.fault("question-answer", question.id, path, found=said, allowed=allowed)

    if question.chosen_from:
        letters = LETTERS[: len(question.options)]
        if any(len(each) != 1 or each not in letters for each in given):
            yield fault("、".join(letters))
            return
        number = len(set(given))
        good = {
            QuestionKind.SINGLE: number == 1 and len(given) == 1,
            QuestionKind.MULTIPLE: 2 <= number < len(question.options),
            QuestionKind.CASE: 1 <= number < len(question.options),
        }[kind]
    elif kind is QuestionKind.JUDGE:
        good = given in {(RIGHT,), (WRONG,)}
    elif kind is QuestionKind.NUMERIC:
        good = len(given) == 1 and question.number is not None
    else:
        good = not given
    if not good:
        yield fault(_SHAPES[kind][2])


def _options(question: Question, origin: Origin) -> Iterator[Fault]:
    right = set(question.right) if question.chosen_from else set()
    seen: dict[str, int] = {}
    for place, option in enumerate(question.options):
        path = ("options", place)
        name = LETTERS[place]
        if place in right and option.why:
            yield origin.fault(
                "question-why", question.id, (*path, "why"), found=f"{name} 是答案，又写了 why"
            )
        if place not in right and not option.why:
            yield origin.fault(
                "question-why", question.id, (*path, "text"), found=f"{name} 不是答案，没有写 why"
            )
        if _ALL.search(option.text):
            yield origin.fault("question-all", question.id, (*path, "text"), found=option.text)
        same = _squeezed(option.text)
        if same in seen:
            yield origin.fault(
                "question-twin",
                question.id,
                (*path, "text"),
                found=f"{LETTERS[seen[same]]}、{name}「{option.text}」",
            )
        seen.setdefault(same, place)


def _traps(question: Question, origin: Origin) -> Iterator[Fault]:
    """The wrong answers of questions that have no letters must be wrong answers."""
    if question.kind is QuestionKind.JUDGE and question.options:
        wrong = WRONG if question.answer == (RIGHT,) else RIGHT
        if question.options[0].text != wrong:
            yield origin.fault(
                "question-answer",
                question.id,
                ("options", 0, "text"),
                found=question.options[0].text,
                allowed=wrong,
                hint=f"判断题的 options 只写选错的那一个「{wrong}」和 why",
            )
    if question.kind is QuestionKind.NUMERIC:
        for place, option in enumerate(question.options):
            if _number(option.text) in {None, question.number}:
                yield origin.fault(
                    "question-answer",
                    question.id,
                    ("options", place, "text"),
                    found=option.text,
                    allowed="与答案不同的一个数",
                )


def _pairs(question: Question, origin: Origin) -> Iterator[Fault]:
    for side in ("left", "right"):
        said: set[str] = (
            {_squeezed(each.text) for each in question.options} if side == "right" else set()
        )
        for place, pair in enumerate(question.pairs):
            text = _squeezed(getattr(pair, side))
            if text in said:
                yield origin.fault(
                    "question-twin", question.id, ("pairs", place, side), found=getattr(pair, side)
                )
            said.add(text)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _squeezed(text: str) -> str:
    """Return an option's words without punctuation, Chinese numerals as digits: what it amounts to."""

    def digits(match: re.Match[str]) -> str:
        value = from_chinese(match.group())
        return match.group() if value is None else f"{value:g}"

    return _NUMERAL.sub(digits, "".join(char for char in text if char.isalnum()))


def _stem(question: Question, origin: Origin) -> Iterator[Fault]:
    if question.kind in {QuestionKind.JUDGE, QuestionKind.NUMERIC}:
        return
    match = _NEGATED.search(_MARKED.sub("〓", question.stem))
    if match:
        word = match["after"] or match["before"]
        yield origin.fault(
            "question-negation",
            question.id,
            ("stem",),
            found=word,
            hint=f"改成正面问法，或写成【{word}】",
        )


def _held(loaded: Loaded, question: Question, origin: Origin) -> Iterator[Fault]:
    """Figures and qualifiers of what is stated as right must be those of the norms used."""
    norms = [norm for _, norm in norms_used(loaded.library, question)]
    true = question.true_texts
    for path, text in (*true, (("explanation",), question.explanation)):
        heard = _heard(question) if path == ("explanation",) else ""
        rests = (text, question.clauses)
        yield from unheld_figures(loaded, origin, question.id, path, rests, prose=True, heard=heard)
    if question.kind is QuestionKind.NUMERIC and question.number is not None and question.unit:
        said = f"{question.answer[0]}{question.unit.value}"
        yield from unheld_figures(
            loaded, origin, question.id, ("answer",), (said, question.clauses)
        )
    for path, text in true:
        for word in added(norms, text):
            yield origin.fault(
                "question-qualifier",
                question.id,
                path,
                found=f"添了「{word}」，所依据的几项里没有",
                hint=f"删去「{word}」",
            )
    if question.kind is QuestionKind.JUDGE and question.answer == (WRONG,):
        return
    said = "".join(text for _, text in true)
    if question.kind is QuestionKind.CASE:
        said += question.explanation
    wanted = dropped(norms, said)
    if wanted:
        yield origin.fault(
            "question-qualifier",
            question.id,
            ("stem",),
            found=f"丢了「{'」「'.join(wanted)}」",
            hint="题干或对的选项里写上限定词",
        )


def _heard(question: Question) -> str:
    """Return what the explanation may speak of though no clause holds it: scene, stem, wrong options."""
    return "".join((question.asked, *(option.text for option in question.options)))


def _grounds(loaded: Loaded, question: Question, origin: Origin) -> Iterator[Fault]:
    library = loaded.library
    yield from unsaid_uses(loaded, origin, question.id, (), question)
    for place, key in enumerate(question.clauses):
        clause = library.clauses.get(key)
        if clause is None:
            continue
        if library.authority_of(clause).status is not AuthorityStatus.INSTANCE:
            continue
        if SPEECH not in question.stem:
            yield origin.fault(
                "question-speech",
                question.id,
                ("stem",),
                found=key,
                allowed=f"题干写明「{SPEECH}」",
                hint="讲话只能问它说了什么",
            )
        duty = _ASKS_DUTY.search(re.sub("「[^」]*」", "", question.stem))
        if duty:
            yield origin.fault(
                "question-speech",
                question.id,
                ("stem",),
                found=duty.group(),
                allowed="问它说了什么",
                hint="讲话不是依据，不问该怎么做",
            )
        for doubt in library.discrepancies_of("clause", key):
            if doubt.kind is DiscrepancyKind.ERROR and doubt.id not in question.doubts:
                yield origin.fault(
                    "question-doubt",
                    question.id,
                    ("clauses", place),
                    found=key,
                    allowed=doubt.id,
                    hint=f"换一条，或者问的就是它，在 doubts 里写上 {doubt.id}",
                )
