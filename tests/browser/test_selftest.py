"""自测、试卷、学习路线：答完就有对错和解释；错的照格子再问；成绩只在这台设备；键盘、读屏、纸上都行。"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from macros.loading.tree import load
from macros.model.study import LETTERS, Question
from macros.model.vocabulary import QuestionKind
from tests.support.build import ROOT

LIBRARY = load(ROOT).library
TEST = "study/selftest.html"
GUIDE = "study/paths/guide-office.html"
LENGTH = "rules-2024-meeting-length"
KEPT = "jianfu:study:"


def question(page: Page) -> Question:
    key = page.locator("[data-question]").get_attribute("data-question")
    return LIBRARY.questions[str(key)]


def go(reader: Any, query: str) -> None:
    """Open the self-test with something chosen in its address."""
    reader.open(TEST)
    reader.page.goto(f"{reader.page.url}?{query}")


def leave(page: Page) -> None:
    """Leave a round that is not done; the forms are back."""
    page.locator("[data-kb-leave]").click()


def begin(page: Page, **chosen: str) -> None:
    if page.locator("[data-kb-leave]").is_visible():
        leave(page)
    for name, value in chosen.items():
        page.locator(f"[data-kb-choose] [name={name}]").select_option(value)
    page.locator("[data-kb-choose] button[type=submit]").click()


def fill(page: Page, asked: Question, right: bool) -> None:
    """Answer the question on the page, rightly or wrongly."""
    card = page.locator("[data-question]")
    if asked.choices:
        wanted = {at for at, each in enumerate(asked.choices) if (each.why is None) == right}
        if not right:
            wanted = {min(wanted)}
        for at in wanted:
            card.locator(f'input[value="{at}"]').check()
    elif asked.pairs:
        turned = asked.pairs if right else (*asked.pairs[1:], asked.pairs[0])
        for at, pair in enumerate(turned):
            card.locator(f"[name=pair{at}]").select_option(pair.right)
    else:
        card.locator("[name=number]").fill(asked.answer[0] if right else asked.options[0].text)


def submit(page: Page) -> str:
    card = page.locator("[data-question]")
    card.locator("button[type=submit]").click()
    return card.locator(".quiz__told").inner_text()


def kept(page: Page, key: str) -> Any:
    raw = page.evaluate("(key) => localStorage.getItem(key)", f"{KEPT}{key}")
    return json.loads(raw) if raw else None


def test_an_answer_is_judged_at_once_with_reason_and_clause(reader: Any) -> None:
    go(reader, f"clause={LENGTH}")
    page: Page = reader.page
    asked = question(page)
    assert LENGTH in asked.clauses
    fill(page, asked, right=False)
    told = submit(page)
    assert told.startswith("答错了")
    assert asked.explanation in told
    wrong = [each.why for each in asked.options if each.why]
    assert asked.pairs or any(why in told for why in wrong if why)
    assert page.evaluate("document.activeElement.matches('.quiz__told')")
    assert kept(page, asked.id)["box"] == 1
    link = page.locator(".quiz__told a").first
    assert (
        link.get_attribute("href") == f"../documents/rules-2024.html#{LENGTH}"
        or asked.clauses[0] != LENGTH
    )
    with page.context.expect_page() as waiting:
        link.click()
    opened = waiting.value
    opened.wait_for_load_state()
    assert "/documents/" in opened.url
    assert opened.locator(f"#{opened.url.split('#')[1]}").count() == 1
    opened.close()
    assert question(page).id == asked.id


def test_a_round_ends_with_the_score_and_the_missed_ones(reader: Any) -> None:
    reader.open(TEST)
    page: Page = reader.page
    begin(page, topic="papers", n="5")
    missed = []
    for number in range(5):
        asked = question(page)
        assert f"第{number + 1}题，共5题" in page.locator(".quiz__count").inner_text()
        assert asked.topic == "papers"
        right = number != 1
        if not right:
            missed.append(asked.id)
        fill(page, asked, right)
        assert submit(page).startswith("答对了" if right else "答错了")
        page.locator("[data-question] button[type=submit]").click()
    assert "5道，对4道" in page.locator(".quiz h3").inner_text()
    assert page.locator(".quiz li a").all_text_contents() == missed
    page.get_by_role("button", name="再做错的").click()
    assert question(page).id == missed[0]
    page.reload()
    assert "做过5道，错过还没做熟的1道" in page.locator("[data-kb-standing]").inner_text()
    begin(page, which="missed")
    assert question(page).id == missed[0]
    assert "topic=papers" in page.url or "which=missed" in page.url


def test_every_question_of_the_bank_can_be_answered(phone: Any) -> None:
    """题库每一道：照记录里的答案答是对，照错的答是错；错的说得出为什么。"""
    phone.open(TEST)
    page: Page = phone.page
    answers = {
        each.id: {
            "right": [at for at, option in enumerate(each.choices) if option.why is None],
            "wrong": next((at for at, option in enumerate(each.choices) if option.why), None),
            "pairs": [pair.right for pair in each.pairs],
            "number": each.answer[0] if each.kind is QuestionKind.NUMERIC else None,
        }
        for each in LIBRARY.usable_questions
    }
    bad = page.evaluate(
        """(answers) => {
          const bad = [], study = jianfu.study;
          function go(question, right) {
            const form = study.card.form(question, "seed", "", () => "", () => {});
            const given = answers[question.id];
            if (question.options) {
              const wanted = right ? given.right : [given.wrong];
              form.querySelectorAll("input").forEach((box) => { box.checked = wanted.indexOf(Number(box.value)) >= 0; });
            } else if (question.pairs) {
              const rights = right ? given.pairs : given.pairs.slice(1).concat(given.pairs[0]);
              form.querySelectorAll("select").forEach((select, at) => { select.value = rights[at]; });
            } else {
              form.querySelector("input").value = right ? given.number : String(question.traps[0][0]);
            }
            form.dispatchEvent(new Event("submit", { cancelable: true }));
            if (form.getAttribute("data-right") !== (right ? "yes" : "no")) { bad.push(question.id + (right ? "对的" : "错的")); }
            if (!right && form.querySelectorAll(".quiz__told > p").length < 4) { bad.push(question.id + "没有说为什么"); }
          }
          jianfu.bank.questions.forEach((question) => { go(question, true); go(question, false); });
          return bad.concat(jianfu.bank.questions.length === Object.keys(answers).length ? [] : ["道数不同"]);
        }""",
        answers,
    )
    assert bad == []


def test_a_number_may_be_typed_in_several_ways(phone: Any) -> None:
    """全角、带单位、前后有空格的都认；不是数的再问一遍，不算答过。"""
    phone.open(TEST)
    page: Page = phone.page
    page.evaluate(
        "() => { const only = jianfu.bank.questions.filter((each) => each.answer === 1.5);"
        " jianfu.bank.questions = only.slice(0, 1); }"
    )
    for typed in ("", "一天半", "abc", "1.5.5", "=1+1"):
        begin(page)
        page.locator("[name=number]").fill(typed)
        assert submit(page) == ""
        assert "填一个数" in page.locator(".quiz__lacking").inner_text()
        assert page.evaluate("localStorage.length") == 0
    for typed in ("1.5", "１．５", "1.5天", " 1.5 ", "2"):
        begin(page)
        page.locator("[name=number]").fill(typed)
        assert submit(page).startswith("答错了" if typed == "2" else "答对了"), typed


def test_missed_questions_come_back_by_the_boxes(phone: Any) -> None:
    """莱特纳的格子：错了第二天问；到日子答对，隔1、2、4、8、16天；没到日子不挪；再错从头来；五格都过才算熟。"""
    page: Page = phone.page

    def on(day: str) -> None:
        page.clock.set_fixed_time(f"2026-03-{day}T09:00:00+08:00")
        phone.open(TEST)

    def due() -> bool:
        begin(page, which="due")
        return page.locator("[data-question]").count() == 1

    def answer(right: bool) -> Any:
        asked = question(page)
        fill(page, asked, right)
        submit(page)
        return kept(page, asked.id)

    on("01")
    assert not due()
    assert "今天没有该再做的题" in page.locator("[data-kb-none]").inner_text()
    begin(page, which="any", topic="secondment", n="5")
    assert answer(right=False) == {
        "v": 1,
        "n": 1,
        "w": 1,
        "last": False,
        "box": 1,
        "due": "2026-03-02",
    }
    on("01")
    assert not due()
    begin(page, which="missed")
    assert answer(right=True)["due"] == "2026-03-02"  # 没到日子，不挪
    for day, box, then in (
        ("02", 2, "2026-03-04"),
        ("04", 3, "2026-03-08"),
        ("08", 4, "2026-03-16"),
    ):
        on(day)
        assert due()
        record = answer(right=True)
        assert (record["box"], record["due"]) == (box, then)
    on("16")
    assert due()
    assert answer(right=False)["due"] == "2026-03-17"
    for day in ("17", "19", "23"):
        on(day)
        assert due()
        answer(right=True)
    on("31")
    assert due()
    assert answer(right=True)["box"] == 5
    page.clock.set_fixed_time("2026-04-16T09:00:00+08:00")
    phone.open(TEST)
    assert due()
    assert answer(right=True)["box"] == 0
    phone.open(TEST)
    assert "错过还没做熟的0道" in page.locator("[data-kb-standing]").inner_text()


def test_a_missed_question_is_asked_again_whatever_the_ticks(phone: Any) -> None:
    """路线里错了讲话的题：没有勾「讲话」也再问；主题、读者不合的，说还有几道，不说没有错过。"""
    speech = next(
        each
        for each in LIBRARY.questions.values()
        if each.stem.startswith("按讲话") and each.kind is QuestionKind.SINGLE
    )
    phone.open(TEST)
    page: Page = phone.page
    page.evaluate("(id) => jianfu.study.results.note(id, false)", speech.id)
    begin(page, which="missed")
    assert question(page).id == speech.id
    fill(page, speech, right=True)
    assert "还没到日子" in submit(page)
    other = next(each.topic for each in LIBRARY.questions.values() if each.topic != speech.topic)
    begin(page, which="missed", topic=other)
    assert "别的还有1道" in page.locator("[data-kb-none]").inner_text()


def test_a_short_heap_is_told(phone: Any) -> None:
    """要二十道只有几道：都用上，并且说出来；平常不出问本库怎样标注的题。"""
    phone.open(TEST)
    page: Page = phone.page
    begin(page, topic="leadership", n="20")
    count = page.locator(".quiz__count").inner_text()
    assert "共20题" not in count
    assert "都用上了" in page.locator("[data-kb-none]").inner_text()
    drawn = page.evaluate(
        "jianfu.study.draw.fitting(jianfu.bank.questions, {topics: []}).map((each) => each.id)"
    )
    assert drawn
    assert not any(LIBRARY.questions[key].inside for key in drawn)


def test_results_go_to_a_file_and_back_and_are_cleared(reader: Any, tmp_path: Path) -> None:
    go(reader, f"clause={LENGTH}")
    page: Page = reader.page
    asked = question(page)
    fill(page, asked, right=False)
    submit(page)
    leave(page)
    with page.expect_download() as waiting:
        page.locator("[data-kb-export]").click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert re.fullmatch(r"自测成绩-\d{4}-\d{2}-\d{2}\.json", path.name)
    whole = json.loads(path.read_text("utf-8"))
    assert (whole["kind"], whole["v"], list(whole["items"])) == ("jianfu-selftest", 1, [asked.id])
    page.evaluate("localStorage.setItem('jianfu:list:meeting:first:x', '1')")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-kb-clear]").click()
    assert kept(page, asked.id) is None
    assert page.evaluate("localStorage.getItem('jianfu:list:meeting:first:x')") == "1"
    assert "还没有成绩" in page.locator("[data-kb-summary]").inner_text()

    def take(content: str) -> str:
        bad = tmp_path / "成绩.json"
        bad.write_text(content, encoding="utf-8")
        page.locator("[data-kb-said]").evaluate("(one) => { one.textContent = ''; }")
        page.locator("[data-kb-import]").set_input_files(bad)
        page.wait_for_function("() => document.querySelector('[data-kb-said]').textContent")
        return page.locator("[data-kb-said]").inner_text()

    for content, words in (
        ("坏", "不是自测导出的"),
        ("null", "不是自测导出的"),
        (json.dumps({**whole, "kind": "jianfu-checklist"}), "不是自测导出的"),
        (json.dumps({**whole, "v": 2}), "更新版本"),
        ("x" * (1024 * 1024 + 1), "太大"),
        (json.dumps({**whole, "items": {"q-001": {"v": 1, "n": -1}, "../x": {}}}), "2道读不懂"),
    ):
        assert words in take(content), words
        assert kept(page, asked.id) is None
    assert "导入了1道" in take(json.dumps(whole))
    assert kept(page, asked.id) == whole["items"][asked.id]
    assert "留着" in take(json.dumps(whole))


def test_a_broken_record_counts_as_none(phone: Any) -> None:
    phone.open(TEST)
    page: Page = phone.page
    for raw in ("{坏", "null", '{"v": 2}', '{"v":1,"n":1,"w":5,"last":true,"box":0,"due":""}'):
        page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [f"{KEPT}q-001", raw])
        phone.open(TEST)
        assert "还没有成绩" in page.locator("[data-kb-summary]").inner_text()


def test_forbidden_storage_is_told_and_the_test_still_works(phone: Any) -> None:
    phone.context.add_init_script(
        'Object.defineProperty(window, "localStorage", {'
        ' get() { throw new DOMException("denied", "SecurityError"); } });'
    )
    go(phone, f"clause={LENGTH}")
    page: Page = phone.page
    assert page.locator("[data-kb-trouble]").is_visible()
    fill(page, question(page), right=True)
    assert submit(page).startswith("答对了")


def test_keys_alone_are_enough(phone: Any) -> None:
    phone.open(TEST)
    page: Page = phone.page
    page.evaluate(
        "() => { jianfu.bank.questions = jianfu.bank.questions.filter("
        "(each) => each.kind === 'single' && !each.speech && !each.inside).slice(0, 2); }"
    )
    page.locator("[data-kb-choose] button[type=submit]").focus()
    page.keyboard.press("Enter")
    for number in (1, 2):
        assert f"第{number}题" in page.locator(".quiz__count").inner_text()
        assert page.evaluate("document.activeElement.name") == "choice"
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        assert page.locator(".quiz__verdict").is_visible()
        assert page.evaluate("document.activeElement.matches('.quiz__told')")
        for _ in range(page.locator(".quiz__told a").count() + 1):
            page.keyboard.press("Tab")  # 解释里的链接以后，下一个就是「下一题」
        assert page.evaluate("document.activeElement.textContent") == "下一题"
        page.keyboard.press("Enter")
    assert "做完了：2道" in page.locator(".quiz h3").inner_text()
    assert page.evaluate("document.activeElement.tagName") == "H3"


def test_each_answer_has_a_name_and_the_question_is_its_group(phone: Any) -> None:
    go(phone, "topic=papers")
    page: Page = phone.page
    for kind in QuestionKind:
        page.reload()
        page.evaluate(
            "(kind) => { jianfu.bank.questions = jianfu.bank.questions.filter((each) => each.kind === kind); }",
            kind.value,
        )
        begin(page, topic="", n="5")
        asked = question(page)
        group = page.get_by_role("group", name=re.compile(re.escape(asked.stem[:12])))
        assert group.count() == 1
        if asked.pairs:
            names = [pair.left for pair in asked.pairs]
            assert all(group.get_by_role("combobox", name=name).count() for name in names)
        elif asked.kind is QuestionKind.NUMERIC:
            assert group.get_by_role("textbox", name=re.compile("填一个数")).count() == 1
        else:
            role = "checkbox" if asked.several else "radio"
            for option in asked.choices:
                assert group.get_by_role(role, name=re.compile(re.escape(option.text))).count() >= 1
        fill(page, asked, right=False)
        submit(page)
        phone.narrow((320, 640))
    phone.axe((360, 740))


def test_markup_in_a_question_is_only_text(phone: Any) -> None:
    phone.open(TEST)
    page: Page = phone.page
    page.evaluate(
        """() => {
          const one = jianfu.bank.questions.filter((each) => each.kind === "single")[0];
          const bad = "<img src=x onerror='window.hit=1'>{{7*7}}";
          one.asked += bad; one.explanation += bad; one.notes = [bad]; one.remarks = [bad]; one.grounds[0][0] += bad;
          one.options = one.options.map((each) => [each[0] + bad, each[1] + bad]); jianfu.bank.questions = [one]; }"""
    )
    begin(page, n="5")
    page.locator("[data-question] input").first.check()
    assert "<img src=x" in submit(page)
    leave(page)
    page.locator("[data-kb-paper] button[type=submit]").click()
    assert page.locator("[data-kb-selftest] img").count() == 0
    assert page.evaluate("window.hit") is None


def sheets(page: Page) -> dict[str, str]:
    return {name: page.locator(f"[data-sheet={name}]").inner_text() for name in ("A", "B", "key")}


def test_a_seed_always_gives_the_same_paper(reader: Any) -> None:
    go(reader, "paper=KB2026&n=20&topic=meetings")
    page: Page = reader.page
    first = sheets(page)
    assert "卷号KB2026" in first["A"]
    page.reload()
    assert sheets(page) == first
    page.locator("[data-kb-paper] [name=seed]").fill("OTHER1")
    page.locator("[data-kb-paper] button[type=submit]").click()
    other = sheets(page)
    assert other["A"] != first["A"]
    assert "paper=OTHER1" in page.url


def test_the_key_fits_both_versions(phone: Any) -> None:
    """两卷同样的题、不同的次序；照答案去两卷上找，选项正是记录里对的那些。"""
    go(phone, "paper=KB2026&n=50")
    page: Page = phone.page
    items = {
        name: [
            (each.locator("p").all_inner_texts(), each.locator("li").all_inner_texts())
            for each in page.locator(f"[data-sheet={name}] .sheet__item").all()
        ]
        for name in "AB"
    }
    rows = [
        row.locator("th, td").all_inner_texts()
        for row in page.locator("[data-sheet=key] tbody tr").all()
    ]
    assert len(rows) == len(items["A"]) == len(items["B"]) == 50
    kinds = [LIBRARY.questions[row[0]].kind for row in rows]
    lone = {kind for kind in kinds if kinds.count(kind) == 1}
    for row, kind in zip(rows, kinds, strict=True):
        assert (row[1] == row[3]) == (kind in lone)
    turned = 0
    for key, first, one, second, other in rows:
        asked = LIBRARY.questions[key]
        for name, at, answer in (("A", first, one), ("B", second, other)):
            lines, options = items[name][int(at) - 1]
            assert asked.stem in "\n".join(lines)
            if asked.chosen_from:
                found = {options[LETTERS.index(letter)].split(". ", 1)[1] for letter in answer}
                assert found == {asked.options[place].text for place in asked.right}
            elif asked.pairs:
                for said in answer.split():
                    pair = asked.pairs[int(said[:-1]) - 1]
                    assert options[LETTERS.index(said[-1])].endswith(pair.right)
            elif asked.unit:
                assert answer == f"{asked.answer[0]}{asked.unit.value}"
            else:
                assert answer == asked.answer[0]
        turned += one != other
    assert turned > 10


def test_the_speech_is_asked_only_on_request(phone: Any) -> None:
    """讲话不是依据：不勾不出；问本库自己标注的不上卷子；主题可以选几个。"""
    go(phone, "paper=KB2026&n=50&topic=learning,meetings")
    page: Page = phone.page

    def ids() -> list[str]:
        return [str(each) for each in page.locator("[data-sheet=key] tbody th").all_inner_texts()]

    without = ids()
    assert without
    assert not any("按讲话" in LIBRARY.questions[key].stem for key in without)
    page.locator("[data-kb-paper] [name=speech]").check()
    page.locator("[data-kb-paper] button[type=submit]").click()
    whole = ids()
    assert set(without) < set(whole)
    assert {LIBRARY.questions[key].topic for key in whole} == {"learning", "meetings"}
    assert any("按讲话" in LIBRARY.questions[key].stem for key in whole)
    assert not any(LIBRARY.questions[key].inside for key in whole)
    assert "speech=1" in page.url
    begin(page, topic="learning")
    assert "也出讲话的题" in page.locator("[data-kb-none]").inner_text()


def test_what_is_due_is_told_and_one_press_away(phone: Any) -> None:
    page: Page = phone.page
    page.clock.set_fixed_time("2026-03-01T09:00:00+08:00")
    go(phone, f"clause={LENGTH}")
    asked = question(page)
    fill(page, asked, right=False)
    submit(page)
    button = page.get_by_role("button", name="做今天该再做的")
    assert not button.is_visible()
    page.clock.set_fixed_time("2026-03-02T09:00:00+08:00")
    phone.open(TEST)
    assert "今天该再做的1道" in page.locator("[data-kb-standing]").inner_text()
    button.click()
    assert question(page).id == asked.id
    assert not page.locator("[data-kb-paper]").is_visible()


def test_only_the_chosen_sheets_are_printed(phone: Any) -> None:
    go(phone, "paper=KB2026&n=20")
    page: Page = phone.page
    page.locator("[data-kb-papers] input[value=B]").uncheck()
    page.emulate_media(media="print")
    assert page.locator("[data-sheet=A]").is_visible()
    assert not page.locator("[data-sheet=B]").is_visible()
    assert page.locator("[data-sheet=key]").is_visible()
    for hidden in ("[data-kb-choose]", "[data-kb-paper]", "[data-kb-export]", "h1"):
        assert not page.locator(hidden).first.is_visible(), hidden
    starts = page.locator("[data-sheet=key]").evaluate("(one) => getComputedStyle(one).breakBefore")
    assert starts == "page"
    assert "A 卷" not in page.locator("[data-sheet=key] h3").inner_text()


def test_a_path_remembers_what_was_read(reader: Any) -> None:
    reader.open(GUIDE)
    page: Page = reader.page
    guide = LIBRARY.guides["guide-office"]
    boxes = page.locator(".steps input[type=checkbox]")
    assert boxes.count() == len(guide.steps)
    status = page.locator("[data-kb-progress] [role=status]")
    assert "还没有开始" in status.inner_text()
    boxes.nth(0).check()
    boxes.nth(2).check()
    assert "读过2步" in status.inner_text()
    page.reload()
    assert [boxes.nth(at).is_checked() for at in range(3)] == [True, False, True]
    page.get_by_role("link", name=re.compile(f"做{guide.test}道题")).click()
    page.wait_for_url("**/selftest.html?path=guide-office")
    assert f"共{guide.test}题" in page.locator(".quiz__count").inner_text()
    met = set()
    for number in range(guide.test):
        asked = question(page)
        assert set(asked.clauses) <= set(LIBRARY.cited_clauses[guide.id])
        assert set(asked.audience) & set(guide.readers)
        met |= {at for at, goal in enumerate(guide.goals) if set(goal.clauses) & set(asked.clauses)}
        fill(page, asked, right=number > 0)
        submit(page)
        page.locator("[data-question] button[type=submit]").click()
    assert met == set(range(len(guide.goals)))
    page.get_by_role("link", name="回到学习路线").click()
    page.wait_for_url("**/guide-office.html")
    page.get_by_role("button", name="从头再来").click()
    assert "还没有开始" in status.inner_text()
    assert not boxes.nth(0).is_checked()


def test_a_path_whose_step_changed_is_read_again(phone: Any) -> None:
    phone.open(GUIDE)
    page: Page = phone.page
    page.locator(".steps input").nth(0).check()
    key = page.evaluate("Object.keys(localStorage).filter((one) => /^jianfu:path:/.test(one))[0]")
    page.evaluate(
        "(key) => { localStorage.setItem(key.replace(/[^:]+$/, 'abcdef'), '2026-01-01'); localStorage.removeItem(key); }",
        key,
    )
    page.reload()
    assert "还没有开始" in page.locator("[data-kb-progress] [role=status]").inner_text()
