"""站内地址：每种记录在哪一页、哪一处；页与页之间一律用相对地址，双击打开也走得通。"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import lru_cache

from macros.model.document import Document
from macros.model.library import Library
from macros.model.lists import Checklist, Measure, Scenario
from macros.model.study import Guide
from macros.model.training import Plan

TITLES = {
    "index.html": "首页",
    "find.html": "查条文",
    "documents/index.html": "全部文件",
    "documents/central.html": "中央文件",
    "documents/province.html": "省级文件",
    "documents/city.html": "市级文件",
    "measures/index.html": "十项措施",
    "checklists/index.html": "清单",
    "scenarios/index.html": "我要……",
    "mine.html": "与我有关",
    "examine.html": "体检",
    "problems.html": "问题对照",
    "cases.html": "案例",
    "timeline.html": "时间线",
    "crosswalk.html": "中央、省、市对照",
    "limits.html": "限额沿革",
    "duties.html": "谁做什么",
    "reporting.html": "反映问题",
    "study/index.html": "学习导引",
    "study/plans/index.html": "教案",
    "study/cases/index.html": "以案说法",
    "study/cases/exercises.html": "虚构练习",
    "study/selftest.html": "自测",
    "study/questions.html": "题库",
    "study/coverage.html": "教了什么、考了什么",
    "terms.html": "用语",
    "discrepancies.html": "存疑与校勘",
    "misquotes.html": "误引与正确写法",
    "coverage.html": "收录与待补",
    "changes.html": "变更",
    "about.html": "标记说明",
    "c.html": "短码",
    "help.html": "怎样用",
    "maintain/index.html": "维护",
    "maintain/walkthroughs.html": "照着做一遍",
    "maintain/house.html": "程序是怎样搭的",
    "maintain/records.html": "怎样写记录",
    "maintain/checklists.html": "清单怎样写、怎样存",
    "maintain/examine.html": "体检怎样写、怎样判",
    "maintain/questions.html": "题怎样写、怎样导出",
    "maintain/training.html": "教案、案例、练习怎样写",
    "maintain/search.html": "检索怎样工作",
    "maintain/faults.html": "错误对照表",
    "maintain/data.html": "公开数据",
    "maintain/package.html": "打包和摆放",
    "maintain/deploy.html": "放到服务器上",
    "maintain/oldest.html": "旧浏览器",
    "maintain/supply.html": "依赖和许可",
    "maintain/decisions.html": "决定记录",
}
"""Titles of the pages that are no record's own."""


def of_clause(library: Library, key: str) -> str:
    """Return the address of a clause below the site's root."""
    return f"{of_document(library.clause_document[key].id)}#{key}"


def of_document(key: str) -> str:
    """Return the address of a document's page."""
    return f"documents/{key}.html"


def of_measure(key: str) -> str:
    """Return the address of a measure's page."""
    return f"measures/{key}.html"


def of_checklist(key: str) -> str:
    """Return the address of a checklist's page."""
    return f"checklists/{key}.html"


def of_scenario(key: str) -> str:
    """Return the address of a 我要…… page."""
    return f"scenarios/{key}.html"


def of_download(checklist: str, kind: str) -> str:
    """Return the address of a checklist as a file; `kind` is docx or xlsx."""
    return f"downloads/checklist-{checklist}.{kind}"


def of_questions(ending: str, topic: str = "") -> str:
    """Return the address of the question bank as a file, whole or one topic of it."""
    return f"downloads/questions{'-' if topic else ''}{topic}.{ending}"


def of_event(key: str) -> str:
    """Return the address of an entry of the timeline."""
    return f"timeline.html#{key}"


def of_guide(key: str) -> str:
    """Return the address of a learning path."""
    return f"study/paths/{key}.html"


def of_plan(key: str) -> str:
    """Return the address of a lesson's page."""
    return f"study/plans/{key}.html"


def of_lesson(plan: str, kind: str) -> str:
    """Return the address of a lesson as a file: docx, pptx, zip, handout.docx or answers.docx."""
    return f"downloads/{plan}{'.' if '.' not in kind else '-'}{kind}"


CASES_WORD, CASES_SLIDES = "downloads/cases.docx", "downloads/cases.pptx"
EXERCISES_WORD = "downloads/exercises.docx"
"""Addresses of the cases and exercises as files, to be copied into one's own lesson."""


def of_discussion(key: str) -> str:
    """Return the address of a case made ready for teaching."""
    return f"study/cases/index.html#{key}"


def of_exercise(key: str) -> str:
    """Return the address of an invented exercise."""
    return f"study/cases/exercises.html#{key}"


def of_question(key: str) -> str:
    """Return the address of a question in the bank."""
    return f"study/questions.html#{key}"


def of_selftest(**chosen: str) -> str:
    """Return the address of the self-test with something chosen, such as clause=…, path=…."""
    query = "&".join(f"{name}={value}" for name, value in chosen.items())
    return f"study/selftest.html{'?' if query else ''}{query}"


def of_discrepancy(key: str) -> str:
    """Return the address of a point of the register or a dating."""
    return f"discrepancies.html#{key}"


def of_misquote(key: str) -> str:
    """Return the address of a wrong statement with its correction."""
    return f"misquotes.html#{key}"


def of_term(key: str) -> str:
    """Return the address of a term."""
    return f"terms.html#{key}"


def of_problem(key: str) -> str:
    """Return the address of a problem."""
    return f"problems.html#{key}"


def of_case(key: str) -> str:
    """Return the address of a case, or of a bulletin's cases by the bulletin's id."""
    return f"cases.html#{key}"


def of_change(key: str) -> str:
    """Return the address of a change."""
    return f"changes.html#{key}"


def of_code(code: str) -> str:
    """Return the address that opens a short code."""
    return f"c.html#{code}"


def of_picture(code: str) -> str:
    """Return the address of the QR code that opens a short code."""
    return f"assets/qr/{code}.svg"


def of_history(key: str) -> str:
    """Return the address of the line of a limit."""
    return f"limits.html#{key}"


def of_role(key: str) -> str:
    """Return the address of what falls on a role."""
    return f"duties.html#{key}"


def of_coded(library: Library, key: str) -> str:
    """Return the address of what has a short code: a clause by its id, a page by its address."""
    return of_clause(library, key) if key in library.clause_document else key


def title_of(library: Library, page: str) -> str:
    """Return the title of the page at an address, or the address where nobody gave it one."""
    folder, _, key = page.removesuffix(".html").rpartition("/")
    shelves: dict[str, Mapping[str, Document | Measure | Checklist | Scenario | Guide | Plan]] = {
        "documents": library.documents,
        "measures": library.measures,
        "checklists": library.checklists,
        "scenarios": library.scenarios,
        "study/paths": library.guides,
        "study/plans": library.plans,
    }
    record = shelves.get(folder, {}).get(key)
    return TITLES.get(page) or (record.title if record else page)


def relative(target: str, here: str) -> str:
    """Return `target` as seen from the page `here`; both below the site's root."""
    page, _, anchor = target.partition("#")
    page, mark, query = page.partition("?")
    if page == here and anchor:
        return f"#{anchor}"
    path = _path(page, posixpath.dirname(here) or ".") + mark + query
    return f"{path}#{anchor}" if anchor else path


@lru_cache(maxsize=16384)
def _path(page: str, folder: str) -> str:
    """Return the way to a page from a folder; a page of many clauses asks for the same ones again and again."""
    return posixpath.relpath(page, folder)
