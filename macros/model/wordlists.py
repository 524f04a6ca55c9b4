"""几组词：限定词、加硬的词、评价的词。检查和模型都来这里取。"""

from __future__ import annotations

SOFTENERS: frozenset[str] = frozenset({"一般", "原则上", "力争", "尽量"})
"""Words that turn a duty into a default; a norm that holds one is never an absolute duty."""

NARROWERS: frozenset[str] = frozenset(
    {
        "随意",
        "动辄",
        "频繁",
        "擅自",
        "未经批准",
        "未经审批",
        "非必要",
        "确需",
        "反复",
        "从严",
        "大幅",
        "强制",
    }
)
"""Words that narrow what a norm reaches; dropping one makes the gist stronger than the rule."""

HARDENERS: frozenset[str] = frozenset({"一律", "必须", "严禁", "绝不", "决不", "任何情况下"})
"""Words that an author of gists may not add to a rule that is only a default."""

CONDITIONS = frozenset(
    {"随意", "擅自", "动辄", "频繁", "未经批准", "非必要", "不必要", "脱离工作实际"}
)
"""Words by which a norm forbids only some cases; whether a draft is one cannot be read from it."""

JUDGING: frozenset[str] = frozenset(
    {
        "套话",
        "空话",
        "废话",
        "大话",
        "空洞",
        "空泛",
        "敷衍",
        "荒唐",
        "荒谬",
        "可笑",
        "拙劣",
        "低劣",
        "粗糙",
        "粗陋",
        "混乱",
        "糊涂",
        "离谱",
        "低级",
        "胡编",
        "杜撰",
        "瞎编",
        "抄袭",
        "拼凑",
        "生搬硬套",
        "不知所云",
        "冗长",
        "啰嗦",
        "累赘",
        "八股",
        "散文式",
        "滥用",
        "严重失实",
        "漏洞百出",
        "错误百出",
        "令人费解",
        "莫名其妙",
        "华而不实",
        "浮夸",
    }
)
"""Words that judge instead of saying what was found; the register uses none, quoted or not."""
