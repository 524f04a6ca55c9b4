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

from macros.export import gb9704
from macros.export.setting import lines_in
from macros.export.training import files, handout, lesson, slides
from macros.loading.tree import load
from macros.model.lists import Said
from macros.model.training import Plan
from macros.render.addresses import of_lesson
from macros.render.training import RESTS_ON_SPEECH, TO_REVIEW, questions
from tests.support.build import ROOT

LIBRARY = load(ROOT).library
PLANS = list(LIBRARY.plans.values())
DAY = date(2026, 11, 26)
NASTY = "<b>&\"'“引号”——破折号{{ 7*7 }}=1+1\u200b\u202e\x07\x1f末"
SHOWN = "<b>&\"'“引号”——破折号{{ 7*7 }}=1+1\u200b\u202e末"
BOXES = {"title": slides.TITLE, "body": slides.BODY, "source": slides.SOURCE}


def awkward(plan: Plan) -> Plan:
    """The plan with long, odd words in every field, forty segments and a point from the speech."""
    long = NASTY * 12
    one = plan.segments[1]
    point = Said(text=f"按讲话{NASTY}", clauses=("speech-2-3-5",))
    odd = one.model_copy(
        update={"title": long, "aim": long, "say": long, "points": (point,), "minutes": 1}
    )
    goals = tuple(each.model_copy(update={"do": long}) for each in plan.goals)
    return plan.model_copy(
        update={
            "title": long,
            "aim": long,
            "focus": long,
            "hard": long,
            "goals": goals,
            "prepare": (long, NASTY),
            "homework": (long,),
            "segments": (*plan.segments, *(odd for _ in range(40 - len(plan.segments)))),
        }
    )


ODD = awkward(PLANS[0])
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
    assert set(made) == {of_lesson(p.id, kind) for p in PLANS for kind in ("docx", "pptx", "zip")}
    built = {path.relative_to(site).as_posix() for path in (site / "downloads").iterdir()}
    assert set(made) <= built
    for plan in PLANS:
        with zipfile.ZipFile(BytesIO(made[of_lesson(plan.id, "zip")])) as whole:
            names = [
                f"{plan.id}-{each}"
                for each in ("幻灯片.pptx", "教案.docx", "答案.docx", "讲义.docx")
            ]
            assert sorted(whole.namelist()) == sorted(names)
            assert whole.read(f"{plan.id}-教案.docx") == made[of_lesson(plan.id, "docx")]
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
        "七、说明",
    ]
    rows = document.tables[0].rows
    assert len(rows) == len(plan.segments) + 1
    assert sum(int(row.cells[0].text) for row in rows[1:]) == sum(s.minutes for s in plan.segments)
    for segment in plan.segments:
        assert segment.say.replace(NASTY, SHOWN) in text
    assert "签名" in text
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
                assert len(shape.table.rows) <= 9
                frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
            for frame in frames:
                for run in (run for line in frame.paragraphs for run in line.runs):
                    assert run.font.name == slides.FACE
                    assert run.font.size is not None
                    assert slides.FACE in {
                        each.get("typeface") for each in run._r.rPr.iter("{*}ea")
                    }
    assert tables == -(-len(plan.segments) // 8)


@pytest.mark.parametrize("plan", PLANS, ids=[each.id for each in PLANS])
def test_a_slide_says_at_most_forty_characters(plan: Plan) -> None:
    for slide in opened(plan).slides:
        body = [
            shape.text_frame.text
            for shape in slide.placeholders
            if shape.placeholder_format.idx == 1 and slide.slide_layout.name != "Title Slide"
        ]
        goal = slide.shapes.title.text_frame.text.startswith("学完做得到")
        last = slide.shapes.title.text_frame.text == "课后"
        assert goal or last or all(len(each.replace("\n", "")) <= slides.MOST for each in body)


@pytest.mark.parametrize("plan", PLANS, ids=[each.id for each in PLANS])
def test_every_point_stands_on_a_slide_with_clause_authority_and_source(plan: Plan) -> None:
    texts = [
        [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        for slide in opened(plan).slides
    ]
    for point in (point for segment in plan.segments for point in segment.points):
        here = next(each for each in texts if point.text in each)
        line = next(each for each in here if each.startswith("依据："))
        assert "来源：" in line
        assert "现行" in line
        for key in point.clauses:
            assert LIBRARY.place_of(LIBRARY.clauses[key]) in line


def test_what_rests_on_the_speech_says_so_first_and_on_its_own_slide() -> None:
    file = opened(ODD)
    first = " ".join(s.text_frame.text for s in file.slides[0].shapes if s.has_text_frame)
    assert (
        RESTS_ON_SPEECH in first
        or RESTS_ON_SPEECH in file.slides[0].notes_slide.notes_text_frame.text
    )
    titles = [slide.shapes.title.text_frame.text for slide in file.slides]
    assert "讲话说的（不是依据）" in titles
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
        assert question.stem in sheet
        assert question.explanation not in sheet
        assert question.explanation in answers
        assert question.id in answers
    for point in (point for segment in plan.segments for point in segment.points):
        assert point.text in sheet
    assert not any(word in sheet for word in ("姓名：", "签名："))
    assert handout.size_for([("字" * 40, False)] * 30) == handout.SIZES[0]
    assert handout.size_for([("字" * 50, False)] * 90) < handout.READABLE + 1
