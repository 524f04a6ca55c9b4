"""题库的各种导出：照各格式自己的规矩读回来，题号、题干、选项、答案都对；控制字符、标签、公式都只当字。"""

from __future__ import annotations

import csv
import html
import re
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from openpyxl import load_workbook

from macros.export.questions import anki, exam_text, gift, grid, moodle
from macros.export.questions.bank import contents
from macros.export.questions.exports import WRITERS, files
from macros.loading.tree import load
from macros.model.library import Library
from macros.model.study import LETTERS, Option, Pair, Question
from macros.model.vocabulary import QuestionKind, Unit
from macros.render.addresses import of_questions
from macros.render.pages import Pages
from macros.render.questions import FILES, alone, feedback, key, offered, rights
from tests.support import gift as gift_reader
from tests.support.build import ROOT
from tests.support.mutations import Edit
from tests.support.tree import copy_data, judge

LIBRARY = load(ROOT).library
BANK = list(LIBRARY.questions.values())
NASTY = (
    "=1+1 <b>&amp;</b> {=~#:\\} %50% -> // ::x:: [html] “双”\"'\t制\n行\\n A. 甲 答案：乙 解析：丙 "
    "[sound:x.mp3] {{c1::y}} {{ 7*7 }} $$x$$ \\(y\\) ]]> \u200b\u202e@ \\"
)
BELL = "\x07\x0b\x1f"
"""Characters that XML cannot hold; every export leaves them out."""

FRACTIONS = {100, 50, 33.33333, 25, 20, 16.66667, 14.28571, 12.5, 0}
"""Shares of the grade that Moodle takes (question/engine/bank.php), as used here, and their negatives."""


def nasty(at: int) -> str:
    return f"={at}{NASTY}{BELL}{at}末"


def _hostile() -> list[Question]:
    """One question of each kind with every sign of every format in every field."""
    base = {
        "topic": BANK[0].topic,
        "difficulty": BANK[0].difficulty,
        "audience": BANK[0].audience,
        "stem": nasty(0),
        "explanation": nasty(1),
        "clauses": ("rules-2024-doc-count",),
    }
    options = tuple(
        Option(text=nasty(at + 2), why=None if at < 2 else nasty(at + 20)) for at in range(4)
    )
    one = (
        options[0],
        *(each.model_copy(update={"why": "x"}) for each in options[1:2]),
        *options[2:],
    )
    made = [
        Question(id="q-901", kind=QuestionKind.SINGLE, options=one, answer=("A",), **base),
        Question(
            id="q-902", kind=QuestionKind.MULTIPLE, options=options, answer=("A", "B"), **base
        ),
        Question(
            id="q-903",
            kind=QuestionKind.JUDGE,
            options=(Option(text="对", why=nasty(9)),),
            answer=("错",),
            **base,
        ),
        Question(
            id="q-904",
            kind=QuestionKind.NUMERIC,
            unit=Unit.CHARACTERS,
            options=(Option(text="4000", why=nasty(9)),),
            answer=("1.5",),
            **base,
        ),
        Question(
            id="q-905",
            kind=QuestionKind.MATCH,
            pairs=tuple(
                Pair(left=nasty(at), right=nasty(at + 30), why=nasty(at + 40)) for at in range(3)
            ),
            options=(Option(text=nasty(50), why=nasty(51)),),
            **base,
        ),
        Question(
            id="q-906",
            kind=QuestionKind.CASE,
            scene=nasty(60),
            options=options,
            answer=("A", "B"),
            **base,
        ),
    ]
    assert {each.kind for each in made} == set(QuestionKind)
    return made


SETS = {"real": BANK, "hostile": _hostile()}


@pytest.fixture(params=list(SETS))
def heap(request: pytest.FixtureRequest) -> list[Question]:
    return SETS[request.param]


@cache
def exported() -> dict[str, bytes]:
    """Every file of the real bank, made once."""
    return files(LIBRARY)


def clean(text: str) -> str:
    """Text without the characters that no export holds."""
    return "".join(char for char in text if char >= " " or char in "\n\t").replace("\t", "")


def flat(text: str) -> str:
    return " ".join(clean(text).split())


def test_the_bank_is_there() -> None:
    assert len(BANK) >= 160
    assert {each.topic for each in BANK} == set(LIBRARY.topics)
    assert {each.kind for each in BANK} == set(QuestionKind)


def test_questions_on_this_site_itself_stay_here() -> None:
    """问本库怎样标注的，离开本站没法答：不导出；题库里有。"""
    inside = [each for each in BANK if each.inside]
    assert len(inside) > 5
    assert all("本库" in each.stem for each in inside)
    whole = exported()[of_questions("csv")].decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(whole)))
    assert len(rows) == len(BANK) - len(inside) >= 160
    assert {row["依据"] for row in rows} == {"现行", "讲话", "不作依据"}
    for row in rows:
        assert (row["依据"] == "讲话") == ("按讲话" in row["题干"])


def test_file_names(site: Path) -> None:
    made = exported()
    assert set(WRITERS) == set(FILES)
    whole = {of_questions(ending) for ending in WRITERS}
    assert {
        "downloads/questions.moodle.xml",
        "downloads/questions.gift.txt",
        "downloads/questions.anki.txt",
        "downloads/questions.zh.txt",
        "downloads/questions.xlsx",
        "downloads/questions.csv",
    } == whole
    assert set(made) == whole | {of_questions(e, t) for e in WRITERS for t in LIBRARY.topics}
    for name, content in made.items():
        assert (site / name).read_bytes() == content


def test_each_topic_holds_its_own_questions() -> None:
    made = exported()
    for topic in LIBRARY.topics:
        rows = list(csv.reader(StringIO(made[of_questions("csv", topic)].decode("utf-8-sig"))))
        here = [each for each in LIBRARY.portable_questions if each.topic == topic]
        assert [row[0] for row in rows[1:]] == [each.id for each in here]


def test_the_study_page_counts_what_the_files_hold(site: Path) -> None:
    made = exported()
    page = (site / "study/index.html").read_text(encoding="utf-8")
    titles = {"": "全部"} | {each.id: each.title for each in LIBRARY.topics.values()}
    for topic, title in titles.items():
        rows = list(csv.reader(StringIO(made[of_questions("csv", topic)].decode("utf-8-sig"))))
        assert f'<th scope="row">{title}</th><td>{len(rows) - 1}</td>' in page
    left_out = len(LIBRARY.usable_questions) - len(LIBRARY.portable_questions)
    assert left_out
    assert f"问本库自己怎样标注的{left_out}道" in page


def _moodle(heap: list[Question]) -> dict[str, Tree.Element]:
    root = Tree.fromstring(moodle.write(LIBRARY, heap))  # noqa: S314 - 自己写的
    assert root.tag == "quiz"
    found = {}
    category = ""
    for each in root:
        if each.get("type") == "category":
            category = each.findtext("category/text") or ""
            assert category.startswith("$course$/top/")
            continue
        assert category, "每道题前面先有类别"
        found[each.findtext("idnumber") or ""] = each
    return found


def test_moodle_xml(heap: list[Question]) -> None:
    found = _moodle(heap)
    assert set(found) == {each.id for each in heap}
    for question in heap:
        made = found[question.id]
        assert clean(made.findtext("questiontext/text") or "") == clean(alone(LIBRARY, question))
        assert clean(made.findtext("generalfeedback/text") or "") == clean(
            feedback(LIBRARY, question)
        )
        for part in (*made.iter("questiontext"), *made.iter("feedback"), *made.iter("subquestion")):
            assert part.get("format") == "plain_text"
        answers = made.findall("answer")
        shares = {
            clean(each.findtext("text") or ""): float(each.get("fraction") or "")
            for each in answers
        }
        kind = made.get("type")
        if question.chosen_from:
            assert kind == "multichoice"
            assert made.findtext("single") == ("false" if question.several else "true")
            assert {abs(share) for share in shares.values()} <= FRACTIONS
            assert sum(share for share in shares.values() if share > 0) == pytest.approx(
                100, abs=1e-4
            )
            assert [text for text, share in shares.items() if share > 0] == [
                clean(question.options[at].text) for at in question.right
            ]
            whys = {
                clean(each.findtext("text") or ""): clean(each.findtext("feedback/text") or "")
                for each in answers
            }
            assert whys == {clean(each.text): clean(each.why or "") for each in question.options}
        elif question.kind is QuestionKind.JUDGE:
            assert kind == "truefalse"
            assert shares == {
                "true": 100 if question.answer == ("对",) else 0,
                "false": 100 if question.answer == ("错",) else 0,
            }
        elif question.kind is QuestionKind.NUMERIC:
            assert kind == "numerical"
            assert [float(text) for text, share in shares.items() if share == 100] == [
                question.number
            ]
            assert {each.findtext("tolerance") for each in answers} == {"0"}
        else:
            assert kind == "matching"
            sides = [
                (clean(each.findtext("text") or ""), clean(each.findtext("answer/text") or ""))
                for each in made.findall("subquestion")
            ]
            assert sides == [
                *((clean(pair.left), clean(pair.right)) for pair in question.pairs),
                *(("", clean(each.text)) for each in question.options),
            ]


def test_gift(heap: list[Question]) -> None:
    read = {each.id: each for each in gift_reader.read(gift.write(LIBRARY, heap).decode("utf-8"))}
    assert set(read) == {each.id for each in heap}

    def same(text: str) -> str:
        return clean(text).strip()

    for question in heap:
        found = read[question.id]
        assert found.name == question.id
        assert LIBRARY.topics[question.topic].title in found.category
        assert clean(found.text).replace(" ", "") == clean(
            alone(LIBRARY, question)
        ).strip().replace(" ", "")
        assert clean(found.general).replace(" ", "") == clean(
            feedback(LIBRARY, question)
        ).strip().replace(" ", "")
        if question.chosen_from:
            assert found.kind == "choice"
            assert [same(text) for text, _, _ in found.answers] == [
                same(each.text) for each in question.options
            ]
            positive = [at for at, (_, weight, _) in enumerate(found.answers) if weight > 0]
            assert tuple(positive) == question.right
            assert sum(weight for _, weight, _ in found.answers if weight > 0) == pytest.approx(
                100, abs=1e-3
            )
            assert [same(why) for _, _, why in found.answers] == [
                same(each.why or "") for each in question.options
            ]
        elif question.kind is QuestionKind.JUDGE:
            assert found.answers[0][0] == ("TRUE" if question.answer == ("对",) else "FALSE")
            assert same(found.answers[0][2]) == same(question.options[0].why or "")
        elif question.kind is QuestionKind.NUMERIC:
            assert [float(text) for text, weight, _ in found.answers if weight == 100] == [
                question.number
            ]
            assert len(found.answers) == 1 + len(question.options)
        else:
            assert [(same(left), same(right)) for left, _, right in found.answers] == [
                *(
                    (same(p.left.replace("->", "→")), same(p.right.replace("->", "→")))
                    for p in question.pairs
                ),
                *(("", same(each.text.replace("->", "→"))) for each in question.options),
            ]


def _anki(heap: list[Question]) -> tuple[dict[str, str], list[list[str]]]:
    lines = anki.write(LIBRARY, heap).decode("utf-8").split("\n")
    head = [line for line in lines if line.startswith("#")]
    settings = dict(line[1:].split(":", 1) for line in head)
    body = "\n".join(lines[len(head) :])
    return settings, list(csv.reader(StringIO(body), delimiter="\t"))


def test_anki(heap: list[Question]) -> None:
    settings, rows = _anki(heap)
    assert settings["separator"] == "tab"
    assert settings["html"] == "true"
    columns = settings["columns"].split("\t")
    assert [settings[f"{name} column"] for name in ("guid", "deck", "tags")] == ["1", "2", "3"]
    assert len(rows) == len(heap)
    for question, row in zip(heap, rows, strict=True):
        assert len(row) == len(columns) == 5
        assert row[0] == f"jianfu-{question.id}"
        assert row[1] == f"基层减负规定::{LIBRARY.topics[question.topic].title}"
        assert question.kind.label in row[2].split(" ")
        # 除了换行，没有一个标签，没有方括号：Anki 不会拿去当 HTML、声音、公式
        for field in row[3:]:
            assert set(re.findall("<[^>]*>", field)) <= {"<br>"}
            assert not set("[]") & set(field)
        front, back = (html.unescape(field.replace("<br>", "\n")) for field in row[3:])
        assert clean(alone(LIBRARY, question)) in clean(front)
        for at, option in enumerate(offered(question)):
            assert f"\n{LETTERS[at]}. {clean(option.text)}" in clean(front)
        assert clean(back).startswith(f"答案：{key(question)}")
        assert clean(feedback(LIBRARY, question)) in clean(back)


def test_the_guid_stays_when_a_typo_is_mended() -> None:
    _, before = _anki(BANK[:1])
    _, after = _anki([BANK[0].model_copy(update={"stem": BANK[0].stem + "（改）"})])
    assert before[0][0] == after[0][0]
    assert before[0][3] != after[0][3]


def test_exam_text(heap: list[Question]) -> None:
    blocks = exam_text.write(LIBRARY, heap).decode("utf-8-sig").strip().split("\n\n")
    assert len(blocks) == len(heap)
    for number, (question, block) in enumerate(zip(heap, blocks, strict=True), 1):
        first, *options, answer, why = block.split("\n")
        head = re.fullmatch(r"(\d+)\.（(单选题|多选题|判断题|填空题|配对题)）(.+)", first)
        assert head, first
        assert head[1] == str(number)
        assert head[2] == exam_text.name(question)
        assert flat(alone(LIBRARY, question)) in head[3]
        assert options == [
            f"{LETTERS[at]}. {flat(each.text)}" for at, each in enumerate(offered(question))
        ]
        assert answer == f"答案：{key(question)}"
        assert why.startswith("解析：")
        assert f"题号{question.id}" in why
        if question.chosen_from:
            letters = set(answer.removeprefix("答案："))
            assert letters == {LETTERS[at] for at in question.right}
            assert (len(letters) > 1) == (head[2] == "多选题")


def test_a_matching_answer_can_be_followed() -> None:
    for question in [each for each in BANK if each.kind is QuestionKind.MATCH]:
        listed = [each.text for each in rights(question)]
        for said in key(question).split():
            pair = question.pairs[int(said[:-1]) - 1]
            assert listed[LETTERS.index(said[-1])] == pair.right


def test_xlsx(heap: list[Question]) -> None:
    book = load_workbook(BytesIO(grid.sheet(LIBRARY, heap)))
    rows = list(book["题库"].iter_rows())
    assert [cell.value for cell in rows[0]] == [title for title, _ in grid.COLUMNS]
    assert len(rows) == len(heap) + 1
    for question, row in zip(heap, rows[1:], strict=True):
        assert {cell.data_type for cell in row if cell.value is not None} == {"s"}
        wanted = grid.row(LIBRARY, question)
        assert [clean(str(cell.value or "")) for cell in row] == [clean(text) for text in wanted]
    assert [row[0].value for row in rows[1:]] == [each.id for each in heap]


def test_csv(heap: list[Question]) -> None:
    made = grid.csv_file(LIBRARY, heap)
    assert made.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))
    assert rows[0] == [title for title, _ in grid.COLUMNS]
    for question, row in zip(heap, rows[1:], strict=True):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
        wanted = [clean(text) for text in grid.row(LIBRARY, question)]
        assert [clean(cell).removeprefix("'") for cell in row] == wanted


def test_same_bytes() -> None:
    assert files(load(ROOT).library) == exported()


def test_questions_to_be_looked_at_again_are_left_out(tmp_path: Path) -> None:
    """条文实质变了，问到它的题标成待复核，导出、自测里都没有；别的照旧。"""
    root = copy_data(tmp_path)
    Edit(
        "policies/documents/central/rules-2024.yml",
        after="id: rules-2024-meeting-length",
        replace=("force: required", "force: encouraged"),
    ).apply(root)
    Edit(
        "policies/changes.yml",
        append="  - {id: change-unreal, date: 2099-01-01, kind: substance, what: 虚构, why: 虚构, "
        "clauses: [rules-2024-meeting-length]}\n",
    ).apply(root)
    loaded, faults = judge(root)
    assert not faults
    library: Library = loaded.library
    stale = {each.id for each in library.questions_of("rules-2024-meeting-length")}
    assert stale
    assert stale == set(library.review) & set(library.questions)
    left = {each.id for each in library.questions.values() if not each.inside} - stale
    page = Pages(library, "abc234").questions("study/questions.html")
    for each in library.questions:
        start = page.index(f'id="{each}"')
        assert ("待复核" in page[start : page.index("</li>", start)]) == (each in stale)
    made = files(library)
    assert {
        row[0] for row in csv.reader(StringIO(made[of_questions("csv")].decode("utf-8-sig")))
    } == {
        *left,
        "题号",
    }
    assert (
        set(re.findall(r"<idnumber>(.*?)</idnumber>", made[of_questions("moodle.xml")].decode()))
        == left
    )
    bank = contents(library, "abc234")["questions"]
    asked = {each["id"] for each in bank}  # type: ignore[attr-defined]
    assert asked == set(library.questions) - stale
