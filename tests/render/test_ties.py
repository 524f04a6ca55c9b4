"""对照、沿革、职责：由条文算出，空着的说为什么，图与表说的一样，现行的在前，讲话的单放。"""

from __future__ import annotations

import re
from pathlib import Path

from macros.model.library import Library
from macros.model.vocabulary import AuthorityStatus, Force, Level
from macros.render import duties, lineage
from macros.render.pages import Pages
from tests.render.test_versions import with_earlier
from tests.support.tree import copy_data, judge, told


def test_every_clause_of_a_topic_stands_in_its_crosswalk(library: Library) -> None:
    found = lineage.crossings(library)
    assert [each.topic.title for each in found] == [
        "文件", "会议", "督查检查考核", "调研", "材料报表", "借调", "政务应用", "村级事务", "权责",
        "创建示范达标", "激励与问责",
    ]  # fmt: skip
    for each in found:
        held = {row.central.id for row in each.rows} | each.speech
        held |= {clause.id for clause in each.province}
        wanted = {key for key, clause in library.clauses.items() if each.topic.id in clause.topics}
        assert wanted <= held, each.topic.id


def test_empty_cells_say_why(library: Library, pages: Pages) -> None:
    page = pages.crosswalk("crosswalk.html")
    empty = 0
    for each in lineage.crossings(library):
        for level, clauses in ((Level.PROVINCE, each.province), (Level.CITY, each.speech)):
            assert bool(clauses) is (level not in each.absences), (each.topic.id, level)
            if not clauses:
                empty += 1
                anchor = f'id="why-{each.topic.id}-{level.value}"'
                cell = page[page.index(anchor) :].partition("</td>")[0]
                assert each.absences[level].reason in re.sub("<[^>]+>", "", cell)
    assert empty >= 14


def test_ties_read_from_the_central_side(library: Library) -> None:
    """同一条关系，从哪头写的都一样读：中央一条对讲话一条。"""
    papers = next(each for each in lineage.crossings(library) if each.topic.id == "papers")
    row = next(each for each in papers.rows if each.central.id == "rules-2024-doc-count")
    said = {link.clause.id: link.words for link in row.links}
    assert said["speech-2-1-3"] == "管得比它宽"
    assert said["speech-2-3-1"] == "说得比它严"
    assert said["speech-2-3-4"] == "说得比它宽"
    assert len(said) == len(row.links)


def test_lineage_goes_from_early_to_late(library: Library) -> None:
    ties = [tie for each in lineage.crossings(library) for tie in each.lineage]
    assert len(ties) > 10
    for earlier, link in ties:
        before, after = library.since(earlier), library.since(link.clause)
        assert before
        assert after
        assert before.lower
        assert after.upper
        assert before.lower <= after.upper


def test_lineage_is_told_from_the_later_text(library: Library) -> None:
    """先后两份，说的总是后一份：2024年的篇数比2019年的怎样，不管关系写在哪一头。"""
    ties = [tie for each in lineage.crossings(library) for tie in each.lineage]
    told = {(earlier.id, link.clause.id): link for earlier, link in ties}
    seen = set()
    for (earlier, later), link in told.items():
        by_later = link.relation in library.clauses[later].related
        kind = link.relation.type.value
        if kind in {"tightens", "loosens"}:
            stricter = (kind == "tightens") is by_later
            assert link.words == ("后一份更严" if stricter else "后一份更宽"), (earlier, later)
            seen.add(kind)
        if kind == "extends":
            wider = "更宽" if by_later else "更窄"
            assert link.words == f"后一份管得{wider}", (earlier, later)
            seen.add(kind)
    assert len(seen) >= 2, seen


def test_the_lines_of_limits(library: Library) -> None:
    lines = {line.history.id: line for line in lineage.lines(library)}
    length = lines["history-length"].states
    assert length[0].amounts == [
        "政策性文件的篇幅：原则上不超过10页（按每件计）（中央印发的政策性文件）"
    ]
    assert "5000字" in length[1].amounts[0]
    assert "4000字" in length[1].amounts[1]
    papers = lines["history-papers"].states
    assert papers[0].amounts == ["发给县级以下的文件：减少30%—50%（发给县级以下的）"]
    assert papers[0].period == "2019年当年"
    assert papers[2].period == "2024年8月6日起"
    assert lines["history-inspections"].states[0].period == "2018年10月9日首次报道"
    assert papers[0].status is AuthorityStatus.EXPIRED
    assert "2019" in papers[0].why
    assert papers[1].amounts == ["文件数量：与2019年比，只减不增"]
    assert "50%" in lines["history-inspections"].states[0].amounts[0]
    assert "未见" in lines["history-inspections"].states[-1].amounts[0]


def test_an_earlier_wording_is_a_state_of_its_own(tmp_path: Path) -> None:
    """条文以前的限额也在线上，起止照它自己的，写明不再适用。"""
    norm = (
        "{text: 文件一般不超过6000字, force: default, qualifier: 一般, limits: "
        "[{subject: 文件字数, comparator: at-most, value: 6000, unit: 字, qualifier: 一般}]}"
    )
    earlier = (
        f"from: 2021-01-01, to: 2024-08-05, norms: [{norm}], why: 虚构, sources: [66laws-22359]"
    )
    loaded, faults = judge(with_earlier(copy_data(tmp_path), earlier))
    assert not faults, told(faults)
    line = next(
        each for each in lineage.lines(loaded.library) if each.history.id == "history-length"
    )
    assert [state.limits[0].value for state in line.states] == [10, 6000, 5000]
    before, now = line.states[1:]
    assert before.status is AuthorityStatus.EXPIRED
    assert before.period == "2021年1月1日至2024年8月5日"
    assert before.start + before.width <= now.start + 0.1


def test_the_bars_are_where_the_dates_are(library: Library) -> None:
    """条形起于开始适用的那天，止于期满；没有期满的画到头。"""
    for line in lineage.lines(library):
        for state in line.states:
            assert state.since
            assert state.since.lower
            whole = (line.last - line.first).days
            begun = (state.since.lower - line.first).days
            assert abs(state.start / 100 * whole - begun) < 2
            upper = state.until.upper if state.until and state.until.upper else line.last
            end = (upper - line.first).days
            assert abs((state.start + state.width) / 100 * whole - end) < 2


def test_the_table_behind_the_picture_says_the_same(library: Library, pages: Pages) -> None:
    page = pages.limits("limits.html")
    for line in lineage.lines(library):
        section = page[page.index(f'id="{line.history.id}"') :].partition("</section>")[0]
        picture, _, table = section.partition("</figure>")
        assert picture.count("<svg") == len(line.states)
        for state in line.states:
            assert state.status.label in table
            for limit, amount in zip(state.limits, state.amounts, strict=True):
                assert amount in re.sub("<[^>]+>", "", picture)
                assert amount.removesuffix(f"（{limit.scope}）") in re.sub("<[^>]+>", "", table)


def test_every_rule_falls_on_somebody(library: Library) -> None:
    """每条规矩的主体都在某一栏；要做、不得、可以三样恰归一样。"""
    sheets = duties.sheets(library)
    placed = {
        (each.clause.id, each.norm.text)
        for sheet in sheets
        for each in (*sheet.must, *sheet.must_not, *sheet.may)
    }
    wanted = {
        (key, norm.text)
        for key, clause in library.clauses.items()
        for norm in clause.norms
        if norm.bearer and norm.force is not Force.INFORMATIVE
    }
    assert placed == wanted
    for sheet in sheets:
        heaps = (sheet.must, sheet.must_not, sheet.may)
        kept = [{(each.clause.id, each.norm.text) for each in heap} for heap in heaps]
        assert len(set.union(*kept)) == sum(len(each) for each in kept), sheet.role.id


def test_what_forbids_and_what_asks(library: Library) -> None:
    sheets = {sheet.role.id: sheet for sheet in duties.sheets(library)}
    departments = sheets["role-departments"]
    forbidden = "".join(each.norm.text for each in departments.must_not)
    asked = "".join(each.norm.text for each in departments.must)
    assert "一般不要求下级报送贯彻落实情况" in forbidden
    assert "一般不超过5000字" in asked
    assert "指令性公文" in forbidden
    assert "6个月" in "".join(when for each in departments.timed for when in each.by_when)


def test_binding_first_and_the_speech_apart(library: Library, pages: Pages) -> None:
    for sheet in duties.sheets(library):
        for heap in (sheet.must, sheet.must_not, sheet.may):
            order = [duties.STANDINGS.index(each.standing) for each in heap]
            assert order == sorted(order), sheet.role.id
            for each in heap:
                speech = library.clause_document[each.clause.id].level is not Level.CENTRAL
                assert (each.standing == "speech") is speech
                assert (each.standing == "binding") is library.binds(each.clause, each.norm)
    page = pages.duties("duties.html")
    assert "规定没有写怎么拒绝" in page
    assert page.count("（不是依据）") > 5


def test_the_machinery_of_the_speech(library: Library, pages: Pages) -> None:
    page = pages.duties("duties.html")
    patrol = page[page.index('id="machinery-patrol"') :].partition("</article>")[0]
    for figure in ("5个", "2个", "3方面"):
        assert figure in patrol, figure
    special = page[page.index('id="machinery-special"') :].partition("</article>")[0]
    assert "题名" in special
    assert "两件事还是一件事" in special
    assert "没有交代的" in special
    told = {key for each in library.machinery.values() for key in each.clauses}
    assert {key for key in library.clauses if key.startswith("speech-3-")} <= told


def test_the_public_channel(pages: Pages) -> None:
    page = pages.reporting("reporting.html")
    assert "12388" in page
    assert "2008年6月26日" in page
    assert "网址没有见到" in page
