"""公开数据说的是记录里的话：该有的都有，地址点得开，不该公开的地址不公开，能当依据的不多也不少。"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macros.export import open_data
from macros.model.library import Library
from macros.model.vocabulary import SourceRole
from tests.export.conftest import Rows
from tests.support.rules import Site, data_versions


def _sources(value: Any) -> list[dict[str, Any]]:
    """Return every source item inside a piece of JSON."""
    if isinstance(value, list):
        return [found for each in value for found in _sources(each)]
    if not isinstance(value, dict):
        return []
    own = [value] if {"role", "address", "publisher"} <= set(value) else []
    return own + [found for each in value.values() for found in _sources(each)]


def test_required(library: Library, rows: dict[str, Rows]) -> None:
    """required.yml 里的条文，除了记作缺口的，都公开了；文件与措施一样不少。"""
    required = library.required
    assert required
    gaps = {each for gap in required.gaps for each in gap.clauses}
    assert set(rows["clauses"]) >= set(required.clauses) - gaps
    assert set(rows["documents"]) >= set(required.documents)
    assert set(rows["measures"]) == set(required.measures)


def test_every_record(library: Library, rows: dict[str, Rows]) -> None:
    """公开的编号与记录的编号一致，次序也一致。"""
    assert list(rows["clauses"]) == list(library.clauses)
    assert list(rows["documents"]) == list(library.documents)
    assert list(rows["measures"]) == list(library.measures)
    assert list(rows["checklists"]) == list(library.checklists)
    assert set(rows["timeline"]) >= set(library.events)


def test_ids_are_unique(published: dict[str, Any]) -> None:
    for name, whole in published.items():
        ids = [row["id"] for row in whole["items"]]
        assert len(ids) == len(set(ids)), name


def test_urls(rows: dict[str, Rows], built: Site) -> None:
    """每个地址都是建成的页面；带编号的，页面上有这个编号的元素。"""
    for table in rows.values():
        for key, row in table.items():
            page, _, anchor = row["url"].partition("#")
            assert page in built.pages, f"{key}：{row['url']}"
            assert not anchor or anchor in built.anchors[page], f"{key}：{row['url']}"


def test_clauses_and_documents_agree(rows: dict[str, Rows]) -> None:
    listed = [key for row in rows["documents"].values() for key in row["clauses"]]
    assert listed == list(rows["clauses"])
    for key, row in rows["clauses"].items():
        assert key in rows["documents"][row["document"]]["clauses"]
        assert row["url"] == f"documents/{row['document']}.html#{key}"


def test_references_resolve(rows: dict[str, Rows]) -> None:
    """公开数据自己对得上：相关条文、措施、清单、时间线所指的都在。"""
    for key, row in rows["clauses"].items():
        assert {each["id"] for each in row["related"]} <= set(rows["clauses"]), key
        assert set(row["measures"]) <= set(rows["measures"]), key
        assert set(row["checklists"]) <= set(rows["checklists"]), key
        for each in row["measures"]:
            measure = rows["measures"][each]
            answers = {answer["clause"] for answer in measure["answers"]}
            assert key in {*measure["clauses"], *answers}, key
    for table in ("measures", "timeline"):
        for key, row in rows[table].items():
            assert set(row["clauses"]) <= set(rows["clauses"]), key
    for key, row in rows["checklists"].items():
        cited = {each for item in row["items"] for each in item["clauses"]}
        assert cited <= set(rows["clauses"]), key


def test_seen_sources_carry_no_address(
    library: Library, published: dict[str, Any], site: Path
) -> None:
    """只是读到的转载页，它的地址在整个站点里哪儿也没有。"""
    found = _sources(list(published.values()))
    assert found
    for source in found:
        if source["role"] not in {"official", "press"}:
            assert source["address"] is None, source
    addresses = [
        each.address
        for each in library.sources.values()
        if each.role is SourceRole.SEEN and each.address
    ]
    assert addresses
    for path in site.rglob("*"):
        if path.suffix in {".html", ".json", ".js", ".xml", ".txt", ".csv"}:
            text = path.read_text(encoding="utf-8")
            shown = [each for each in addresses if each in text]
            assert not shown, f"{path.relative_to(site)}：{shown}"


def test_every_clause_has_a_source(rows: dict[str, Rows]) -> None:
    for table in ("clauses", "documents", "measures"):
        for key, row in rows[table].items():
            assert row["sources"], key


def test_binding(rows: dict[str, Rows]) -> None:
    """现行、见到部分以上的才能当依据；讲话和讲话所称文件的条文一律不能。"""
    kinds = set()
    for key, row in rows["clauses"].items():
        status = row["authority"]["status"]
        for each in (row, *row["norms"]):
            allowed = status == "in-force" and each["evidence"] in {"full", "partial"}
            # 整条能当依据，还要至少有一项自己能。
            if each is row:
                allowed = allowed and any(norm["binding"] for norm in row["norms"])
            assert each["binding"] == allowed, key
            kinds.add(each["binding"])
        if rows["documents"][row["document"]]["level"] != "central":
            assert status == "instance", key
            assert not row["binding"], key
    assert kinds == {True, False}


def test_unconfirmed_numbers_are_not_published(rows: dict[str, Rows]) -> None:
    for key, row in rows["clauses"].items():
        for place in row["at"]:
            if not place["confirmed"]:
                assert place["item"] is None, key
                assert place["para"] is None, key
                assert "条号待核" in place["text"], key


def test_force_is_the_strongest(rows: dict[str, Rows]) -> None:
    order = ["prohibited", "required", "default", "encouraged", "permitted", "informative"]
    for key, row in rows["clauses"].items():
        assert row["force"] == min((norm["force"] for norm in row["norms"]), key=order.index), key
        assert row["limits"] == [limit for norm in row["norms"] for limit in norm["limits"]], key


def test_measures_are_editorial(rows: dict[str, Rows]) -> None:
    for row in rows["measures"].values():
        assert row["editorial"] is True
        assert row["evidence"] == "editorial"


def test_speech_scope(rows: dict[str, Rows]) -> None:
    """讲话第二部分（一）的14条，公开数据里也写着语境。"""
    scoped = {key: row for key, row in rows["clauses"].items() if key.startswith("speech-2-1-")}
    assert len(scoped) == 14
    for key, row in scoped.items():
        assert row["scope"] == "讲话语境为「两以会」，推广为编者处理", key


def test_version(published: dict[str, Any], built: Site) -> None:
    """每个 JSON、每一页的数据版本都是同一个。"""
    versions = {whole["version"] for whole in published.values()}
    assert len(versions) == 1
    for name, page in built.pages.items():
        assert data_versions(page.text) == versions, name


def test_version_follows_the_records(library: Library) -> None:
    """记录不变，版本不变，字节也不变；大意改一个字，版本就变。"""
    version = open_data.version(library)
    assert version == open_data.version(library)
    assert open_data.files(library, version) == open_data.files(library, version)
    key, clause = next(iter(library.clauses.items()))
    norm = clause.norms[0].model_copy(update={"text": clause.norms[0].text + "了"})
    changed = clause.model_copy(update={"norms": (norm, *clause.norms[1:])})
    other = Library(**{**_shelves(library), "clauses": {**library.clauses, key: changed}})
    assert open_data.version(other) != version


def test_overseas_sources_can_be_hidden(library: Library) -> None:
    """profile.yml 里设了隐藏，境外来源就不在公开数据里。"""
    assert library.profile
    assert any(each.overseas for each in library.sources.values())
    hidden = library.profile.model_copy(update={"hide_overseas": True})
    other = Library(**{**_shelves(library), "profile": hidden})
    found = _sources([json.loads(content) for content in open_data.files(other, "abcdef").values()])
    assert found
    assert not [source for source in found if source["overseas"]]


def _shelves(library: Library) -> dict[str, Any]:
    return {name: getattr(library, name) for name in Library.__dataclass_fields__}
