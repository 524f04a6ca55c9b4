"""旧浏览器的检查：每一种新写法给一个坏例子都报得出来，有退路的、问过的、自己起名的不报；本站和主题没有要报的。"""

from __future__ import annotations

import pytest

from macros.doors.oldest import scripts, styles
from macros.doors.oldest.linting import faults, lines
from macros.doors.oldest.table import Kind, table

TABLE = table()


def told(text: str, name: str) -> list[str]:
    judge = scripts if name.endswith(".js") else styles
    return [each.key for each in judge.complaints(text, name, TABLE)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("class A { static { f(); } }", "语法 类里的 static {}"),
        ("class A { #x; has(o) { return #x in o; } }", "语法 #x in 对象"),
        ("using file = open();", "语法 using 声明"),
        (r"/[\p{L}--[a-z]]/v.test(a);", "语法 正则的 v 标志"),
        ("/a(?i:b)/.test(a);", "语法 正则里的 (?i:)"),
        ("var last = list.at(-1);", "接口 at"),
        ("list.findLast(f);", "接口 findLast"),
        ("Object.hasOwn(a, 'b');", "接口 hasOwn"),
        ("Object.groupBy(a, f);", "接口 groupBy"),
        ("structuredClone(a);", "接口 structuredClone"),
        ("window.structuredClone(a);", "接口 structuredClone"),
        ("fetch(a, { signal: AbortSignal.timeout(9) });", "接口 AbortSignal.timeout"),
        ("crypto.randomUUID();", "接口 randomUUID"),
        ("new URLPattern({});", "接口 URLPattern"),
        ("box.inert = true;", "接口 inert"),
        ("select.showPicker();", "接口 showPicker"),
        # 问的是别的函数里的事，不算问过
        ("function a() { if (s.showPicker) { b(); } } function b() { s.showPicker(); }", None),
        ("let a = ;", "读不懂 这里不是合写法的脚本"),
    ],
)
def test_a_new_way_in_a_script_is_caught(text: str, key: str | None) -> None:
    assert told(text, "a.js") == [key or "接口 showPicker"]


@pytest.mark.parametrize(
    "text",
    [
        "a ??= b?.c ?? 1; a ||= 2; class A { #x = 1; #f() { return this.#x; } }",
        "'a'.replaceAll('a', 'b'); /(?<=a)(?<y>b)/.test(c); Promise.any([]);",
        "if (s.showPicker) { s.showPicker(); }",
        "if (!s.showPicker) { return; } s.showPicker();",
        "typeof structuredClone === 'function' && structuredClone(a);",
        "if ('inert' in box) { box.inert = true; }",
        "s.showPicker?.();",
        # 自己起的名字
        "runs.take = function (keys) { return keys; }; runs.take(a);",
        "var found = { at: 3 }; use(found.at);",
        # 由网页定的名字
        "form.elements.popover.value = one.dataset.inert;",
        "function scheduler() {} scheduler();",
    ],
)
def test_what_is_old_or_asked_for_passes(text: str) -> None:
    assert told(f"function whole() {{ {text} }}", "a.js") == []


def test_a_name_given_to_a_value_does_not_hide_the_method() -> None:
    assert told("var found = { at: 3 }; list.at(found.at);", "a.js") == ["接口 at"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("a { accent-color: red; }", "属性 accent-color"),
        ("a { color: color-mix(in srgb, red, blue); }", "函数 color-mix()"),
        ("a { --x: oklch(1 0 0); }", "函数 oklch()"),
        ("a { height: 100dvh; }", "单位 dvh"),
        ("a { width: calc(1cqw + 1px); }", "单位 cqw"),
        ("a { grid-template-columns: subgrid; }", "取值 grid-template-columns: subgrid"),
        ("a:has(b) { color: red; }", "选择器 :has"),
        (":is(a, b:user-invalid) { color: red; }", "选择器 :user-invalid"),
        ("details::details-content { color: red; }", "选择器 :details-content"),
        ("@layer a { b { color: red; } }", "@规则 @layer"),
        ("@container (width > 1px) { b { color: red; } }", "@规则 @container"),
        ("@page { size: A4; @top-left { content: ''; } }", "@规则 @top-left"),
        ("@media (width >= 40em) { a { color: red; } }", "媒体条件 用 < > 比大小"),
        ("@media (prefers-contrast: more) { a { color: red; } }", "媒体条件 prefers-contrast"),
        ("a { color: red; b { color: blue; } }", "嵌套 写在规则里的规则"),
        ("a { color: red; @media print { color: blue; } }", "嵌套 写在规则里的 @media"),
        ("a { clor: red; }", "读不懂 没有「clor」这个属性"),
        ("@media print { a { accent-color: red; } }", "属性 accent-color"),
        # 退路写在后面，盖掉的是新的；问的不是它
        ("a { height: 100dvh; height: 100vh; }", "单位 dvh"),
        ("@supports (gap: 1px) { a { height: 100dvh; } }", "单位 dvh"),
        ("a { color: oklch(1 0 0); color: color-mix(in srgb, red, blue); }", None),
    ],
)
def test_a_new_way_in_a_style_is_caught(text: str, key: str | None) -> None:
    assert told(text, "a.css") == ([key] if key else ["函数 oklch()", "函数 color-mix()"])


@pytest.mark.parametrize(
    "text",
    [
        "a { height: 100vh; height: 100dvh; }",
        "a { text-decoration: underline; text-decoration-color: color-mix(in srgb, red, blue); }",
        "a { print-color-adjust: exact; -webkit-print-color-adjust: exact; }",
        "@supports (height: 1dvh) { a { height: 100dvh; } }",
        "@supports selector(:has(a)) { a:has(b) { color: red; } }",
        "a:is(b, c):where(d):focus-visible { inset: 0; aspect-ratio: 1; gap: 1px; }",
        "a { padding-inline: 1em; width: min(1em, 2vw); overflow: clip; --x: 3; }",
        "@media (prefers-color-scheme: dark) { a:hover { color: #0003; } }",
        '@font-face { font-family: x; src: local("y"); } @page { size: A4; margin: 1cm; }',
        "@keyframes x { from { opacity: 0; } 50% { opacity: 1; } }",
    ],
)
def test_what_is_old_or_has_something_to_fall_back_on_passes(text: str) -> None:
    assert told(text, "a.css") == []


def test_the_sentence_says_where_since_when_and_what_to_do() -> None:
    (line,) = lines({"x/a.js": "var a;\n  a.at(-1);"}, {}, "own", TABLE)
    assert line.startswith("x/a.js:2:3：接口 at 从 Chromium 92 起才有，本站要在 90 上能用。")
    assert "用 数组[数组.length - 1]" in line
    (line,) = lines({"a.css": "a { accent-color: red; }"}, {}, "own", TABLE)
    assert "allowed.yml" in line


def test_what_is_allowed_passes_until_it_is_not_needed() -> None:
    sheet = {"a.css": "a { accent-color: red; }"}
    assert not list(lines(sheet, {"属性 accent-color": "无妨"}, "own", TABLE))
    (line,) = lines({"a.css": ""}, {"属性 accent-color": "无妨"}, "own", TABLE)
    assert "没有用到" in line


def test_every_allowance_says_what_happens_without_it() -> None:
    kinds = {each.value for each in Kind}
    for key, reason in [*TABLE.own.items(), *TABLE.theme.items(), *TABLE.instead.items()]:
        assert key.partition(" ")[0] in kinds, key
        assert len(reason) > 5, key


def test_the_site_and_the_theme_run_on_the_oldest_browser() -> None:
    assert faults() == []
