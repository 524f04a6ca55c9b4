"""错误：种类是封闭的一张表，页面（给编辑的错误说明）、报错和测试都读这张表。

一行一个错误：文件:行:列: 错误[种类] 记录：找到了什么。允许：……。建议：……。
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

KINDS: dict[str, tuple[str, str]] = {
    # 种类: (发现时说的话，{found} 是找到的值；给编辑的一句解释)
    "absence-missing": ("对照表这一格没有条文，也没有写为什么空：{found}", "空着的格子要写明理由"),
    "absence-needless": (
        "对照表这一格不必写空的理由：{found}",
        "有了条文，或者理由写过了，就从 crosswalk.yml 删去",
    ),
    "alias": ("用了锚点或别名「{found}」", "YAML 的 & 与 * 一处改、多处变，看不出来，本库不用"),
    "alias-claimed": (
        "叫法「{found}」有两个用语都要",
        "一个叫法只归一个用语，否则读者不知道看哪条",
    ),
    "answers-central": ("对应的条文「{found}」不是中央文件的", "措施的 answers 只连中央文件"),
    "case-bulletin": ("案例所属的「{found}」不是通报", "bulletin 写时间线上一份通报的编号"),
    "case-evidence": ("没有独立旁证，核实程度却写成 {found}", "只见到一处转述的，至多 secondary"),
    "case-place": (
        "没有独立旁证，却写到省以下的地方「{found}」",
        "县名要有独立旁证；没有就只写到省",
    ),
    "case-tie": ("{found}", "案例和问题都要连到条文；没有合适的，写明理由"),
    "change-future": ("变更的日期 {found} 在将来", "变更写改的那天"),
    "change-understated": (
        "条文「{found}」的力度、限额、主体等变了，变更却只写措辞",
        "实质变了要写 substance，引用它的记录才会待复核",
    ),
    "change-unrecorded": (
        "条文「{found}」在确认之后改过，changes.yml 没有写",
        "改了条文要写明改的是实质还是措辞",
    ),
    "checklist-burden": (
        "证明里要「{found}」",
        "证明用手头已有的，不为核对另签字、另复印、另拍照、另填表",
    ),
    "checklist-vague": (
        "一项以「{found}」开头，没法打勾",
        "用可以核实的动词开头：查、看、对照、写明……",
    ),
    "code-changed": ("短码「{found}」不是它的", "短码印在纸上，发布后不能改"),
    "code-missing": ("还没有短码：{found}", "每条条文、每个页面都有一个短码"),
    "code-stray": ("短码登记给了没有的「{found}」", "记录或页面改了名，或撤下了"),
    "code-taken": ("短码「{found}」已经有主", "一个短码只指一处，撤下的也不再给别人"),
    "control-character": ("有看不见的控制字符 {found}", "多半是从别处粘贴带来的"),
    "copied-sentence": ("与讲话原文连续相同：「{found}」", "大意要用自己的话写；短引文放在「」里"),
    "date-bad": ("日期「{found}」不成立", "写法错误，或日历上没有这一天"),
    "date-order": ("先后颠倒：{found}", "开始不能晚于结束，批准不能晚于印发"),
    "date-unheld": ("日期「{found}」没有记录托着", "可照抄的一句里，日期要与所引文件的日期一致"),
    "decline-unfounded": (
        "「{found}」没有保护这一栏的规矩，说不上可以不接受",
        "可以不接受的要求，依据要是保护这一栏的规矩",
    ),
    "digest-missing": (
        "引用的条文还没有人确认过：{found}",
        "引用条文的记录，要有人对照条文看过并确认",
    ),
    "digest-stray": ("确认记着用不到的「{found}」", "记录或引用已经不在了"),
    "discrepancy-evidence": ("核实程度不合：{found}", "差错要有证据；编者看法总是 editorial"),
    "discrepancy-sort": ("{found}", "差错（error）要写 sort；编者看法（editorial-view）不写"),
    "discussion-clause": ("{found}", "讨论要看案例连到的条文；另加的要现行、可作依据"),
    "duplicate-id": ("编号「{found}」用了两次", "编号全库唯一"),
    "duplicate-key": ("字段「{found}」写了两次", "同一条记录里一个字段只能写一次"),
    "empty-file": ("文件是空的", "没有内容的文件请删去"),
    "encoding": ("文件不是 UTF-8 编码{found}", "请在编辑器里另存为 UTF-8"),
    "example-caught": ("该放过的认成了有事：{found}", "passes 里的每一句，这条规矩都要放过"),
    "example-missed": ("例子没有认出来：{found}", "matches 里的每一句，这条规矩都要认得出"),
    "exercise-place": ("情景里没有「{found}」", "指出毛病要引情景里的原话"),
    "exercise-real": ("虚构情景里有真的地名「{found}」", "练习的地方不能当成真的"),
    "figure-unheld": (
        "大意里的数「{found}」没有对应的限额、计数或期限",
        "数只在 limits、counts、deadline 里存一次，大意里的数必须与之相同",
    ),
    "file-name": ("文件名与记录编号不一致：{found}", "文件名就是编号加 .yml，文件夹就是级别"),
    "file-size": ("文件太大：{found}", "一个文件一般几十 KB；过大的多半放错了东西"),
    "force-unqualified": ("{found}", "限定词与力度要一致"),
    "fullwidth": ("用了全角符号「{found}」", "YAML 自己的冒号、逗号、括号、短横要用半角"),
    "gap-closed": (
        "「{found}」已经收入，却还记在缺口里",
        "收进来以后要从 required.yml 的 gaps 删去",
    ),
    "guide-minutes": ("这条路线要 {found} 分钟", "学习路线要 20 到 40 分钟"),
    "guide-untested": ("目标「{found}」没有题考得到", "每个目标都要有题问到它的条文"),
    "history-subject": (
        "条文里没有叫「{found}」的限额",
        "沿革的 subject 与条文限额的 subject 一字不差",
    ),
    "judging-word": ("用了评价的词「{found}」", "存疑只写看到了什么，语气平和"),
    "lesson-measure": ("{found}", "十项措施每项恰有一篇教学短文"),
    "limit-unit": ("限额没有单位：{found}", "有数就要有单位，否则无法核对"),
    "limit-value": ("{found}", "value、range、unknown 三者恰写其一"),
    "link-unknown": ("找不到编号「{found}」", "引用的记录不存在，或编号写错"),
    "list-length": ("{found}", "项数不在允许的范围"),
    "measure-membership": ("{found}", "讲话第二部分的条文每条恰属一项措施"),
    "missing": ("缺少「{found}」", "必填"),
    "name-of-person": ("职务后面像是人名：「{found}」", "本库不收任何个人姓名"),
    "nesting": ("层数太深", "数据最多十几层；多半是括号没有配对"),
    "norm-range": ("条文没有第 {found} 项", "norm 数 norms，limit 数那一项的 limits，都从 1 数"),
    "number-bad": ("「{found}」不是合适的数", "写阿拉伯数字"),
    "number-missing": ("题号还没有登记：{found}", "题号发出去就不再改，要登记"),
    "number-reused": ("题号「{found}」给过另一道题", "印在卷子上、存在别的系统里的题号只指一道题"),
    "number-stray": ("登记过的题「{found}」不在了", "撤下的题要写明，题号不再给别的题"),
    "outside-held": (
        "「{found}」本库里有，不能当作不收的",
        "不收的词要够具体，不能是找本库条文的人也会打的",
    ),
    "page-missing": (
        "没有对应的页面 {found}",
        "每份文件、每项措施、每张清单、每件「我要……」都要有自己的页面；用 make new 生成",
    ),
    "page-stray": ("页面 {found} 没有对应的记录", "记录删了或改了编号，页面也要跟着改"),
    "period-overlap": ("{found}", "前后两版的起止不能重叠，也不能和现在的重叠"),
    "phrase-bad": (
        "句式读不了：{found}",
        "字照字面；(甲|乙) 任一个，不能套括号；…n 前后都要有字，n 是 1 到 20；数量写 ##，不能开头",
    ),
    "plan-case": ("{found}", "案例研讨写一起连到条文的案例，别的段不写"),
    "plan-goal": ("没有第 {found} 条目标", "段里的 goals 数教案的 goals，从 1 数"),
    "plan-lecture": ("连着讲授 {found} 分钟", "纯讲授连着不超过15分钟"),
    "plan-long": ("一句有 {found}", "一句要放得下一张幻灯片"),
    "plan-minutes": ("总共写 {found} 分钟，各段相加是 {allowed}", "各段的分钟要等于总数"),
    "plan-order": ("{found}", "一堂课以导入开头、以小结收住，讲的人才有开场和收场的话"),
    "plan-untaught": ("目标「{found}」没有一段教到", "每条目标都要有讲授或案例研讨"),
    "plan-untested": ("目标「{found}」没有一段考到", "每条目标都要有练习，题要问到它的条文"),
    "punctuation": (
        "写法不合：「{found}」",
        "标点、空格、起止、文号的写法全库一致，见「怎样写记录」；照录别人写法的字段不查",
    ),
    "qualifier-dropped": ("大意里没有限定词「{found}」", "丢了限定词，规矩就变硬了"),
    "qualifier-hardened": ("{found}", "只是一般要求的，不能写成绝对的"),
    "qualifier-unlisted": (
        "大意里有限定词「{found}」，qualifier 没有列出",
        "列出来，检查才看得住它",
    ),
    "question-all": (
        "选项「{found}」说的是别的选项",
        "次序会打乱，「以上都对」一类也考不出东西；一个选项说一件事",
    ),
    "question-answer": ("答案「{found}」不合题型", "答案要在选项的范围里，个数合题型"),
    "question-doubt": ("依据「{found}」的文字在存疑里", "答案不能靠存疑的说法，除非问的就是它"),
    "question-longest": ("{found}", "答案常是最长的一个，不看题也猜得到；改写长短"),
    "question-negation": ("反问的「{found}」没有标出来", "反着问容易看漏，尽量正面问"),
    "question-number": ("题号「{found}」不合写法", "q- 加三四位数字，如 q-017"),
    "question-position": ("{found}", "答案的位置要散开，不看题也猜不到；调换选项次序"),
    "question-qualifier": ("{found}", "限定词丢了或添了，规矩就变了"),
    "question-shape": ("{found}", "各种题型要写什么，见「怎样写题」"),
    "question-speech": ("「{found}」：讲话只问说了什么", "讲话不是依据，题干写明「按讲话」"),
    "question-twice": ("这道题问过了：「{found}」", "一件事只问一次"),
    "question-twin": ("两个说的是一回事：{found}", "意思相同的选项，一个对两个都对"),
    "question-unasked": (
        "能作依据的「{found}」没有一道题问到",
        "现行而且见到部分以上的条文，每条至少问一次",
    ),
    "question-why": ("{found}", "错的选项写明选它是看错了什么，对的不写"),
    "reading-rank": ("{found}", "说法不一时，采用的至多一个，并写明理由"),
    "related-self": ("「{found}」与自己相关", "条文不能和自己连"),
    "relation-ring": ("互相矛盾：{found}", "甲这样对乙，乙就不能也这样对甲"),
    "replaced-in-force": ("被取代的「{found}」还标着现行", "被取代的不再施行"),
    "required": ("{found}", "required.yml 规定必须有的，没有或不符"),
    "role-unassigned": ("主体「{found}」有规矩要照办，却不在职责表的任何一栏", "职责表不能漏"),
    "saying-claimed": ("说法「{found}」有两处", "一个说法只放一处，指到几条就在那一处写几条"),
    "saying-dead": ("条文里没有「{found}」", "means 写条文标题或大意里真有的词，检索时才找得到"),
    "saying-empty": ("「{found}」没有指到任何东西", "说法要指到条文，或换成条文里用的词"),
    "scope-missing": ("没有写明「{found}」", "讲话第二部分（一）只针对一种会，推广要说明"),
    "source-address": (
        "来源地址「{found}」不是公开网址",
        "官方与报刊来源要有 http 或 https 公开网址",
    ),
    "source-unused": ("来源「{found}」没有任何记录用到", "没人引的来源应删去，或补上引用"),
    "stated-authority": ("{found}", "讲话所称某市、某省的文件总是 instance"),
    "status-check": ("{found}", "没有人查过就是 unchecked；查过要写日期、地点、结果，且不能在将来"),
    "stray-file": ("不认得的文件 {found}", "policies/ 里只放规定好的文件"),
    "syntax": ("这里读不懂：{found}", "缩进、引号、冒号或括号有误"),
    "tab": ("有制表符（Tab）", "缩进和空白都用空格"),
    "tag": ("用了类型标记「{found}」", "数据里不用 ! 开头的标记"),
    "teaching-qualifier": ("{found}", "限定词丢了或添了，教出去的规矩就变了"),
    "teaching-weak": ("「{found}」不能当作规定来教", "讲话、效力未核、转述的，话里要说明白"),
    "term-circular": ("解释里又用了「{found}」", "不能拿一个词解释它自己"),
    "term-disputed": ("「{found}」还在存疑里", "来历没有交代的词不收作用语"),
    "tie-too-early": (
        "通报发出时还没有「{found}」这一条，不可能由通报点明",
        "通报早于规定的，只能是本库比对",
    ),
    "too-long": ("太长：「{found}」", "编号、短引文都有字数上限；引文只取必要的几个字"),
    "type": ("这里应当是{allowed}，写成了「{found}」", "值的种类不对"),
    "unknown-key": ("不认识的字段「{found}」", "拼写有误，或写错了层次"),
    "use-range": ("没有第 {found} 项", "写的是条文 norms 的第几项，从 1 数"),
    "use-uncited": ("「{found}」不在 clauses 里", "uses 只说明 clauses 里已有的条文用到第几项"),
    "use-unsaid": (
        "条文「{found}」各项的核实程度不一样，没有写明用到第几项",
        "在 uses 里写明条文和第几项；网页上标的是用到的那一项的等级",
    ),
    "value": ("不认识的值「{found}」", "只能用词表里的词"),
}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault in the data, with its place and what would mend it.

    Attributes:
        file: path below the project's root, with forward slashes.
        line: first line is 1.
        column: first column is 1.
        kind: a key of KINDS.
        record: id of the record, or "" where none is known.
        found: what stands there.
        allowed: what may stand there, or "".
        hint: the likely mend, or "".

    """

    file: str
    line: int
    column: int
    kind: str
    record: str = ""
    found: str = ""
    allowed: str = ""
    hint: str = ""

    def __str__(self) -> str:
        found, allowed, hint = map(_within, (self.found, self.allowed, self.hint))
        said = KINDS[self.kind][0].format(found=found, allowed=allowed)
        record = f" {self.record}：" if self.record else " "
        allowed = f"允许：{allowed}。" if allowed and "{allowed}" not in KINDS[self.kind][0] else ""
        hint = f"建议：{hint}。" if hint else f"说明：{KINDS[self.kind][1]}。"
        return f"{self.file}:{self.line}:{self.column}: 错误[{self.kind}]{record}{said}。{allowed}{hint}"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word`, or "" where none comes near."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def shown(value: object, length: int = 40) -> str:
    """Return `value` as one short line for a message."""
    text = " ".join(str(value).split())
    return text if len(text) <= length else text[: length - 1] + "…"


def _within(text: str) -> str:
    """Return `text`, cut where a whole paragraph or file was pasted into a field."""
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"


_MOST = 1000
"""Characters; the list of all ids or words that a field may hold must still fit."""


def report(faults: Iterable[Fault]) -> str:
    """Return the whole report, ordered by place, with the count and what to do at the end."""
    lines = [str(fault) for fault in sorted(set(faults))]
    return "\n".join(
        [*lines, f"共 {len(lines)} 处错误；改好后再运行一次。网站仍是上一次建好的样子。"]
    )
