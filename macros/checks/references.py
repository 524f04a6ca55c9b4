"""引用：每个编号都要有着落。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.loading.faults import Fault, nearest
from macros.loading.tree import Loaded
from macros.model.clause import Clause
from macros.model.document import Document
from macros.model.vocabulary import Level

_FILES = {
    "source": "来源（各文件的 bibliography 或 sources.yml）",
    "clause": "条文",
    "document": "文件",
    "topic": "主题（topics.yml）",
    "body": "主体（bodies.yml）",
    "checklist": "清单",
    "measure": "措施",
    "event": "大事（events.yml）",
    "problem": "问题（problems.yml）",
    "term": "用语（terms.yml）",
    "discrepancy": "存疑（discrepancies.yml）",
    "case": "案例（cases/）",
    "question": "题（study/questions/）",
}


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each id that leads nowhere, and for clauses related to themselves."""
    for key, path, wanted, target, origin in loaded.references:
        if target not in loaded.known[wanted]:
            near = nearest(target, loaded.known[wanted])
            yield origin.fault(
                "link-unknown",
                key,
                path,
                found=target,
                allowed=f"已有的{_FILES[wanted]}编号",
                hint=f"是不是「{near}」" if near else "先建好那条记录",
            )
    for _, key, record, origin in loaded.records():
        if isinstance(record, Clause):
            field, targets = "related", [relation.id for relation in record.related]
        elif isinstance(record, Document):
            field, targets = "relations", [relation.id for relation in record.relations]
        else:
            continue
        for index, target in enumerate(targets):
            if target == key:
                yield origin.fault(
                    "related-self", key, (field, index, "id"), found=key, hint="删去"
                )
    for measure in loaded.library.measures.values():
        for index, answer in enumerate(measure.answers):
            document = loaded.library.clause_document.get(answer.clause)
            if document and document.level is not Level.CENTRAL:
                yield loaded.origins["measure", measure.id].fault(
                    "answers-central",
                    measure.id,
                    ("answers", index, "clause"),
                    found=answer.clause,
                    allowed="中央文件的条文编号",
                )
