"""教案、幻灯片、讲义、答案：由 python-docx、python-pptx 读回来；字有字体、不伸出框、不成公式；备注、表格都在。"""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from pptx import Presentation
from pptx.util import Inches

from macros.doors import awkward
from macros.export import gb9704
from macros.export.archive import on_paper
from macros.export.setting import lines_in
from macros.export.training import casework, files, handout, lesson, master, paper, slides
from macros.loading.tree import load
from macros.model.lists import Said
from macros.model.training import SLIDE, Plan
from macros.model.vocabulary import QuestionKind, ReadState, SourceRole
from macros.render.addresses import CASES_SLIDES, CASES_WORD, EXERCISES_WORD, of_lesson
from macros.render.lesson_slides import SPEECH_TITLE
from macros.render.lesson_slides import slides as outline
from macros.render.training import (
    RESTS_ON_SPEECH,
    TO_REVIEW,
    UNREVIEWED,
    answered,
    clock,
    discussion_of,
    documents,
    exceptions,
    forces,
    questions,
    source_of,
    tied,
    told_of,
)
from tests.support.build import ROOT

LIBRARY = load(ROOT).library
PLANS = list(LIBRARY.plans.values())
DAY = date(2026, 11, 26)
KINDS = {
    "教案.docx": "docx",
    "幻灯片.pptx": "pptx",
    "讲义.docx": "handout.docx",
    "答案.docx": "answers.docx",
}
"""What a package holds, and how the same file ends that is offered alone."""

ODD = awkward.plan(LIBRARY)
BOTH = pytest.mark.parametrize("plan", [*PLANS, ODD], ids=[*(each.id for each in PLANS), "odd"])


_DECKS: dict[str, Any] = {}


def opened(plan: Plan) -> Any:
    """The plan's slides as python-pptx reads them; made once."""
    key = f"{plan.id}{len(plan.segments)}"
    if key not in _DECKS:
        _DECKS[key] = _read(plan)
    return _DECKS[key]


def _read(plan: Plan) -> Any:
    return Presentation(BytesIO(slides.deck(LIBRARY, plan, "abc234", DAY)))


def words_of(document: Any) -> str:
    lines = [line.text for line in document.paragraphs]
    for table in document.tables:
        lines += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def test_every_plan_has_its_files_and_a_package(site: Any) -> None:
    made = files(LIBRARY, "abc234")
    assert len(PLANS) >= 5
    assert {each.minutes for each in PLANS} >= {15, 45, 90}
    wanted = {of_lesson(p.id, kind) for p in PLANS for kind in ("zip", *KINDS.values())}
    assert set(made) == wanted | {CASES_WORD, CASES_SLIDES, EXERCISES_WORD}
    built = {path.relative_to(site).as_posix() for path in (site / "downloads").iterdir()}
    assert set(made) <= built
    for plan in PLANS:
        with zipfile.ZipFile(BytesIO(made[of_lesson(plan.id, "zip")])) as whole:
            for name, kind in KINDS.items():
                assert whole.read(f"{plan.id}-{name}") == made[of_lesson(plan.id, kind)]
            assert len(whole.namelist()) == len(KINDS)
    assert made == files(load(ROOT).library, "abc234")


@BOTH
def test_a_lesson_plan_says_all_of_it(plan: Plan) -> None:
    document = Document(BytesIO(lesson.word(LIBRARY, plan, "abc234", DAY)))
    text = words_of(document)
    headings = [line.text for line in document.paragraphs if line.style.name == "Heading 1"]
    assert headings == [
        "一、教学目标",
        "二、重点难点",
        "三、课前准备",
        "四、教学过程",
        "五、小结",
        "六、课后任务",
        "七、依据和说明",
    ]
    rows = document.tables[1].rows
    assert len(rows) == len(plan.segments) + 1
    spent = [int(row.cells[0].text.split("（")[1].removesuffix("分钟）")) for row in rows[1:]]
    assert spent == [each.minutes for each in plan.segments]
    assert rows[-1].cells[0].text.startswith(clock(plan)[-1])
    for segment in plan.segments:
        assert on_paper(segment.say) in text
        for point in segment.points:
            assert on_paper(point.text) in text
            for key in point.clauses:
                assert LIBRARY.place_of(LIBRARY.clauses[key]) in text
    for used in documents(LIBRARY, plan):
        assert on_paper(told_of(LIBRARY, used)) in text
    assert "签名" in text
    assert UNREVIEWED in text
    assert plan is not ODD or awkward.PRINTED in text
    for run in (run for line in document.paragraphs for run in line.runs):
        fonts = run._element.rPr.rFonts
        assert fonts is not None
        assert {value for name, value in fonts.items() if not name.endswith("hint")} <= {
            gb9704.BODY,
            gb9704.HEADING,
            gb9704.SUBHEADING,
            gb9704.TITLE,
            gb9704.PAGE,
        }


@BOTH
def test_no_text_runs_out_of_its_box(plan: Plan) -> None:
    file = opened(plan)
    assert (file.slide_width, file.slide_height) == (Inches(13.333), Inches(7.5))
    for slide in file.slides:
        for shape in slide.shapes:
            inside = shape.left >= 0 and shape.left + shape.width <= file.slide_width
            assert inside
            assert shape.top + shape.height <= file.slide_height
            if shape.has_text_frame and shape.text_frame.text:
                taken = 0.0
                for line in shape.text_frame.paragraphs:
                    for run in line.runs:
                        size = run.font.size.pt
                        room = shape.width.pt - 2 * 7.2
                        taken += lines_in(run.text, size, room) * size * 1.25
                assert taken <= shape.height.pt, shape.text_frame.text[:40]


@BOTH
def test_slides_are_real_text_with_fonts_notes_and_a_table(plan: Plan) -> None:
    file = opened(plan)
    tables = 0
    for slide in file.slides:
        assert slide.has_notes_slide
        assert slide.notes_slide.notes_text_frame.text
        for shape in slide.shapes:
            frames = [shape.text_frame] if shape.has_text_frame else []
            if shape.has_table:
                tables += 1
                assert len(shape.table.rows) <= 14
                frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
            for frame in frames:
                for run in (run for line in frame.paragraphs for run in line.runs):
                    assert run.font.name == master.FACE
                    assert run.font.size is not None
                    assert master.FACE in {
                        each.get("typeface") for each in run._r.rPr.iter("{*}ea")
                    }
    # 目标、环节、课后、文件各一张表，长的分几张
    assert tables >= 4 + (len(plan.segments) > 12)


@BOTH
def test_a_slide_says_at_most_forty_characters(plan: Plan) -> None:
    said = [each for each in outline(LIBRARY, plan) if not each.rows]
    assert len(said) > len(plan.segments)
    for each in said:
        odd = plan is ODD and each.title in {awkward.LONG, SPEECH_TITLE}
        assert each.body
        assert odd or len(each.body.replace("\n", "")) <= SLIDE, each
    shown = [
        slide.placeholders[1].text_frame.text
        for slide in opened(plan).slides
        if slide.slide_layout.name == "一句话"
    ]
    assert len(shown) == len(said)
    for text, each in zip(shown, said, strict=True):
        assert text.rstrip("…") in on_paper(each.body)


@pytest.mark.parametrize("plan", PLANS, ids=[each.id for each in PLANS])
def test_every_point_stands_on_a_slide_with_force_clause_authority_and_source(plan: Plan) -> None:
    texts = [
        [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        for slide in opened(plan).slides
    ]
    for point in (point for segment in plan.segments for point in segment.points):
        here = next(each for each in texts if on_paper(point.text) in each)
        line = next(each for each in here if each.startswith("依据："))
        assert "来源：" in line
        assert "现行" in line
        force = next(each for each in here if each.startswith("力度："))
        assert f"力度：{'、'.join(forces(LIBRARY, point))}" in force
        for left in exceptions(LIBRARY, point):
            assert on_paper(left) in force
        for key in point.clauses:
            assert LIBRARY.place_of(LIBRARY.clauses[key]) in line


@pytest.mark.parametrize("plan", PLANS, ids=[each.id for each in PLANS])
def test_slides_answer_what_the_handout_asks(plan: Plan) -> None:
    titles = {slide.shapes.title.text_frame.text: slide for slide in opened(plan).slides}
    for number, question in enumerate(questions(LIBRARY, plan), 1):
        slide = titles[f"第{number}题　答案：{answered(question)}"]
        notes = slide.notes_slide.notes_text_frame.text
        assert on_paper(question.explanation) in notes
        assert on_paper(question.stem) in notes
        for option in question.options:
            assert on_paper(option.text) in notes
            assert option.why is None or on_paper(option.why) in notes
    case = next((each.case for each in plan.segments if each.case), None)
    if case:
        ready = discussion_of(LIBRARY, case)
        assert ready
        assert "讨论（1）" in titles
        notes = "".join(each.notes_slide.notes_text_frame.text for each in opened(plan).slides)
        assert all(on_paper(each) in notes for each in ready.ask)


def test_overseas_press_is_counted_only_where_nothing_else_is_and_never_named() -> None:
    sources = LIBRARY.sources
    counted = 0
    for key, clause in LIBRARY.clauses.items():
        said = source_of(LIBRARY, Said(text="一句", clauses=(key,)))
        cited = [sources[each.source] for each in clause.sources]
        named = [each for each in cited if each.role is not SourceRole.SEEN]
        home = [each for each in named if not each.overseas]
        abroad = [each for each in named if each.overseas]
        assert said
        for each in home:
            assert each.publisher in said
        for each in abroad:
            assert each.publisher not in said
        assert ("境外媒体" in said) == (bool(abroad) and not home)
        counted += "境外媒体" in said
        assert all(each.read is not ReadState.NONE for each in home) or "没有打开核对" in said
    assert counted


def test_what_rests_on_the_speech_says_so_first_and_on_its_own_slide() -> None:
    file = opened(ODD)
    first = " ".join(s.text_frame.text for s in file.slides[0].shapes if s.has_text_frame)
    assert RESTS_ON_SPEECH in first
    assert RESTS_ON_SPEECH in words_of(
        Document(BytesIO(handout.sheet(LIBRARY, ODD, "abc234", DAY)))
    )
    titles = [slide.shapes.title.text_frame.text for slide in file.slides]
    assert SPEECH_TITLE in titles
    plain = opened(PLANS[0])
    assert RESTS_ON_SPEECH not in " ".join(
        s.text_frame.text for s in plain.slides[0].shapes if s.has_text_frame
    )


def test_a_plan_whose_clause_changed_is_marked_and_its_questions_left_out() -> None:
    library = load(ROOT).library
    plan = library.plans["plan-office-45"]
    gone = plan.segments[0].questions[0]
    library.__dict__["review"] = {plan.id: ["rules-2024-doc-count"], gone: ["rules-2024-doc-count"]}
    assert gone not in [each.id for each in questions(library, plan)]
    text = words_of(Document(BytesIO(lesson.word(library, plan, "abc234", DAY))))
    assert TO_REVIEW in text
    assert gone not in text
    first = Presentation(BytesIO(slides.deck(library, plan, "abc234", DAY))).slides[0]
    assert TO_REVIEW in first.placeholders[1].text_frame.text


@pytest.mark.parametrize("plan", PLANS, ids=[each.id for each in PLANS])
def test_the_handout_asks_and_the_answers_answer(plan: Plan) -> None:
    asked = questions(LIBRARY, plan)
    sheet = words_of(Document(BytesIO(handout.sheet(LIBRARY, plan, "abc234", DAY))))
    answers = words_of(Document(BytesIO(handout.answers(LIBRARY, plan, "abc234", DAY))))
    for question in asked:
        assert on_paper(question.stem) in sheet
        assert on_paper(question.stem) in answers
        assert on_paper(question.explanation) not in sheet
        assert on_paper(question.explanation) in answers
        assert question.id in answers
        for option in question.options:
            assert question.kind is QuestionKind.JUDGE or on_paper(option.text) in sheet
            assert option.why is None or on_paper(option.why) in answers
    for goal in plan.goals:
        assert on_paper(goal.do) in sheet
    points = [point for segment in plan.segments for point in segment.points]
    left = "要点在幻灯片上" in sheet
    assert left == (plan.minutes == 90)
    assert left or all(on_paper(point.text) in sheet for point in points)
    assert not any(word in sheet for word in ("姓名：", "签名："))
    for segment in plan.segments:
        ready = discussion_of(LIBRARY, segment.case) if segment.case else None
        for text in (*ready.ask, *ready.unknown) if ready else ():
            assert on_paper(text) in sheet
            assert on_paper(text) in answers


def test_a_handout_takes_the_largest_size_that_fits_its_sheet() -> None:
    few = [paper.line("字" * 40)] * 20
    assert handout.size_for(few) == handout.SIZES[0]
    more = [paper.line("字" * 40)] * 90
    assert handout.SIZES[0] >= handout.size_for(more) >= handout.READABLE
    most = [paper.line("字" * 100)] * 300
    assert handout.size_for(most) == handout.SIZES[-1]
    assert paper.sides(more, handout.size_for(more)) == 2


def test_options_stand_side_by_side_only_where_they_fit() -> None:
    blocks = [paper.choices(["A. 对", "B. 错"]), paper.choices(["A. " + "长" * 40, "B. 短"])]
    made = Document(BytesIO(paper.word("题", "注", blocks, 10.5, site="站", day=DAY)))
    lines = [each.text for each in made.paragraphs][2:]
    assert lines == ["A. 对\tB. 错", "A. " + "长" * 40, "B. 短"]


def test_every_case_and_exercise_can_be_taken_along() -> None:
    text = words_of(Document(BytesIO(casework.cases(LIBRARY, "abc234", DAY))))
    deck = Presentation(BytesIO(slides.case_deck(LIBRARY, "abc234", DAY)))
    shown = {s.shapes.title.text_frame.text for s in deck.slides}
    assert len(LIBRARY.discussions) >= 12
    for each in LIBRARY.discussions.values():
        case = LIBRARY.cases[each.case]
        assert on_paper(case.what) in text
        assert case.evidence.meaning in text
        for line in (*each.unknown, *each.ask, *each.carry):
            assert on_paper(line) in text
        for tie in case.clauses:
            assert on_paper(tied(LIBRARY, tie)) in text
        assert on_paper(f"案例：{each.title}") in shown
    text = words_of(Document(BytesIO(casework.exercises(LIBRARY, "abc234", DAY))))
    assert len(LIBRARY.exercises) >= 6
    for exercise in LIBRARY.exercises.values():
        assert text.count(on_paper(exercise.scene)) == 1
        assert f"虚构练习：{on_paper(exercise.title)}" in text
        for found in (*exercise.answer, *exercise.fine):
            assert on_paper(found.finding) in text
    scenes = max(text.index(on_paper(each.scene)) for each in LIBRARY.exercises.values())
    answers = min(
        text.index(f"答案：{on_paper(each.title)}") for each in LIBRARY.exercises.values()
    )
    assert scenes < answers


def test_quotes_are_those_of_print_and_nothing_turns_the_text_round() -> None:
    assert on_paper("「一票否决」") == "“一票否决”"
    assert on_paper("「写『甲』」") == "“写‘甲’”"
    assert on_paper("「防治“指尖”」，“指尖”") == "“防治‘指尖’”，“指尖”"
    assert on_paper(awkward.NASTY) == awkward.PRINTED
