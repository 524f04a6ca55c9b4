"""封闭词表：数据里只能用这些词；每个词有中文说法与一句解释，页面与报错都取自这里。"""

from __future__ import annotations

from enum import StrEnum


class Word(StrEnum):
    """One word of a closed vocabulary: the value in the data, its Chinese label, its meaning."""

    label: str
    meaning: str

    def __new__(cls, value: str, label: str, meaning: str = "") -> Word:
        """Make a member that is the plain string `value` and carries its words."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.meaning = meaning
        return member


class Level(Word):
    """Who stands behind a document."""

    CENTRAL = "central", "中央", "中央层面的文件"
    PROVINCE = "province", "省级", "讲话所称某省的文件"
    CITY = "city", "市级", "讲话所称某市的文件，讲话本身也在其中"


class Kind(Word):
    """What sort of text a document is."""

    PARTY_RULES = "party-rules", "党内法规形式的规定"
    REGULATION = "regulation", "条例"
    NOTICE = "notice", "通知"
    OPINION = "opinion", "意见"
    MEASURES = "measures", "办法"
    PLAN = "plan", "方案"
    STEPS = "steps", "具体措施"
    SPEECH = "speech", "讲话"


class RecordState(Word):
    """In what way a document is held here."""

    PUBLISHED = "published", "公开文件", "在公开记录里查得到"
    NAMED = "named", "只收题名", "确有其件，本库只收题名与日期"
    STATED = "stated", "仅见于讲话", "只有讲话说有，公开记录里没有找到"
    INSTANCE = "instance", "讲话所称文件", "讲话所称某省、某市的文件，名称隐去，无从核对"


class AuthorityStatus(Word):
    """Whether a text binds today."""

    IN_FORCE = "in-force", "现行", "有依据认为现在仍在施行"
    EXPIRED = "expired", "期限已过", "它自己定的期限已经过去"
    INSTANCE = "instance", "讲话要求，非现行依据", "只说明某市、某省当时怎么要求，不能当作依据"
    UNKNOWN = "unknown", "效力未核", "公开印发过，现在是否仍然有效没有人查过"


class Evidence(Word):
    """How far a statement was verified; listed from the strongest to the weakest."""

    FULL = "full", "见到全部", "读到了全部文字"
    PARTIAL = "partial", "见到部分", "读到了部分文字"
    SECONDARY = "secondary", "转述", "只见到别人的转述，措辞可能走样"
    STATED = "stated", "仅见于讲话", "只有讲话这样说"
    INFERRED = "inferred", "推断", "由材料推出，未见明文"
    EDITORIAL = "editorial", "编者归纳", "本库自己的归并或说明"
    MISSING = "missing", "未见", "知道有这一项，内容没有见到"

    @property
    def rank(self) -> int:
        """Return 0 for the strongest grade, larger for weaker ones."""
        return list(Evidence).index(self)

    @property
    def supports_binding(self) -> bool:
        """Say whether a clause of this grade may be shown as binding (partial or better)."""
        return self in {Evidence.FULL, Evidence.PARTIAL}


class Force(Word):
    """What a norm does; listed from the strongest to the weakest."""

    PROHIBITED = "prohibited", "禁止", "不得做"
    REQUIRED = "required", "要求", "应当做"
    DEFAULT = "default", "一般要求", "一般、原则上如此，例外要有理由"
    ENCOURAGED = "encouraged", "倡导", "提倡、鼓励这样做"
    PERMITTED = "permitted", "允许", "可以这样做"
    INFORMATIVE = "informative", "说明", "交代情况，不提要求"

    @property
    def rank(self) -> int:
        """Return 0 for the strongest force, larger for weaker ones."""
        return list(Force).index(self)


class SourceRole(Word):
    """What a source is; only official and press addresses are shown as links."""

    OFFICIAL = "official", "官方", "党政机关自己的网站"
    PRESS = "press", "报刊", "新华社、人民网、省级党报等新闻媒体"
    SEEN = "seen", "据转载页", "实际读到该事实的转载页或资料库；不显示地址"
    SPEECH = "speech", "讲话", "讲话文本里的一处"


class ReadState(Word):
    """Whether the page behind a source was itself read."""

    NONE = "none", "未打开核对", "页面本身没有打开过"
    COPY = "copy", "读过存档副本", "读的是存下来的副本，不是实时页面"
    PAGE = "page", "读过原页", "打开原页面读过"


class DateType(Word):
    """What happened to a document on a date."""

    APPROVED = "approved", "审议批准"
    ISSUED = "issued", "印发"
    FIRST_REPORTED = "first-reported", "首次报道"
    TEXT_PUBLISHED = "text-published", "全文公开"
    IN_FORCE = "in-force", "施行"
    STATED = "stated", "讲话所称时间"


class Rank(Word):
    """Where sources disagree: which reading the editors prefer."""

    PREFERRED = "preferred", "采用", "本库采用的说法"
    OTHER = "other", "并存", "无从取舍，一并列出"
    REJECTED = "rejected", "不采用", "与更可靠的来源不一致，只记下有人这样说"


class Comparator(Word):
    """How a limit compares the planned figure with its own."""

    AT_MOST = "at-most", "不超过"
    AT_LEAST = "at-least", "不少于"
    EXACTLY = "exactly", "恰为"
    NONE_MORE = "not-above", "只减不增"
    REDUCE_BY = "reduce-by", "减少"
    WITHIN = "within", "限期内"


class RelationType(Word):
    """How one document or clause stands to another."""

    REPEATS = "repeats", "说同一件事", "说的是同一件事，宽严相当"
    TIGHTENS = "tightens", "更严", "说得比对方严"
    LOOSENS = "loosens", "更宽", "说得比对方宽"
    NARROWS = "narrows", "管得更窄", "只管对方的一部分"
    EXTENDS = "extends", "管得更宽", "比对方管得宽"
    REPLACES = "replaces", "取代", "对方不再施行"
    IMPLEMENTS = "implements", "落实", "为落实对方而定"
    CITES = "cites", "引用", "文中提到对方"


class Basis(Word):
    """Who ties two things together: the text itself or the editors."""

    STATED = "stated", "明文", "文件自己写明"
    INFERRED = "inferred", "推断", "由本库比对得出，未见明文"


class EventType(Word):
    """What sort of entry stands on the timeline."""

    DOCUMENT = "document", "文件"
    MEETING = "meeting", "会议"
    CAMPAIGN = "campaign", "专项行动"
    BULLETIN = "bulletin", "公开通报"
    CLAIM = "claim", "讲话的说法"


class DiscrepancyKind(Word):
    """Whether a point of the register is a fault or a matter of judgment."""

    ERROR = "error", "差错", "可以核对的差错：与来源或与自身不一致、查不到、缺漏"
    EDITORIAL_VIEW = "editorial-view", "编者看法", "本库的看法，供撰稿人参考，见仁见智"


class DiscrepancySort(Word):
    """What sort of fault."""

    WRONG_DATE = "wrong-date", "时间", "日期、年份与公开记录或前后文不符"
    VARIANT = "variant", "一事异称", "同一件事、同一机关写法不一"
    MISNAMED = "misnamed", "名称性质", "名称或性质与公开记录不符"
    COUNT = "count", "数目", "数目对不上，或具体数没有见到"
    UNDEFINED = "undefined", "没有交代", "用了没有说明的词、简称或来历"
    CONTRADICTION = "contradiction", "前后抵触", "前后两处说法不能同时成立"
    NOT_FOUND = "not-found", "未见出处", "公开记录里没有找到"
    MISSING_WORD = "missing-word", "缺字误字", "缺字、多字、误字，不成句"
    WORDING = "wording", "语句", "缺主语、重复、搭配、标点"


class AliasKind(Word):
    """How another name stands to a term."""

    SHORT = "short", "又称", "简称、全称或另一种正式写法"
    COLLOQUIAL = "colloquial", "口头说法", "平常这样说，公文里不用"
    WRONG = "wrong", "误写", "常见的误写，不要照写"


class TiedBy(Word):
    """Who ties a case to a clause."""

    BULLETIN = "bulletin", "通报点明", "通报自己点出这条规定"
    EDITORS = "editors", "本库比对", "由本库比对得出，通报没有这样说"


class Province(Word):
    """A place of the level of a province; the value is the short name itself."""

    BEIJING = "北京", "北京"
    TIANJIN = "天津", "天津"
    HEBEI = "河北", "河北"
    SHANXI = "山西", "山西"
    NEIMENGGU = "内蒙古", "内蒙古"
    LIAONING = "辽宁", "辽宁"
    JILIN = "吉林", "吉林"
    HEILONGJIANG = "黑龙江", "黑龙江"
    SHANGHAI = "上海", "上海"
    JIANGSU = "江苏", "江苏"
    ZHEJIANG = "浙江", "浙江"
    ANHUI = "安徽", "安徽"
    FUJIAN = "福建", "福建"
    JIANGXI = "江西", "江西"
    SHANDONG = "山东", "山东"
    HENAN = "河南", "河南"
    HUBEI = "湖北", "湖北"
    HUNAN = "湖南", "湖南"
    GUANGDONG = "广东", "广东"
    GUANGXI = "广西", "广西"
    HAINAN = "海南", "海南"
    CHONGQING = "重庆", "重庆"
    SICHUAN = "四川", "四川"
    GUIZHOU = "贵州", "贵州"
    YUNNAN = "云南", "云南"
    XIZANG = "西藏", "西藏"
    SHAANXI = "陕西", "陕西"
    GANSU = "甘肃", "甘肃"
    QINGHAI = "青海", "青海"
    NINGXIA = "宁夏", "宁夏"
    XINJIANG = "新疆", "新疆"
    HONGKONG = "香港", "香港"
    MACAO = "澳门", "澳门"
    TAIWAN = "台湾", "台湾"


class ChangeKind(Word):
    """Whether a change alters what a rule asks, or only how it is put."""

    SUBSTANCE = "substance", "实质", "力度、限额、主体、例外、效力或意思变了，引用它的记录要复核"
    WORDING = "wording", "措辞", "只改说法、错字、位置的写法，意思没有变"


class Audience(Word):
    """For whom a rule matters; worked out from bearers and protected."""

    CENTRAL = "central", "中央和国家机关"
    DEPARTMENTS = "departments", "省、市、县机关部门"
    TOWNSHIP = "township", "乡镇、街道"
    VILLAGE = "village", "村、社区"
    ENTERPRISE = "enterprise", "企事业单位"
    LEADING = "leading", "领导干部"
    STAFF = "staff", "机关工作人员"
    GRASSROOTS = "grassroots", "基层干部"


class Tier(Word):
    """At which level a unit stands."""

    CENTRAL = "central", "中央和国家机关"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡镇（街道）"
    VILLAGE = "village", "村（社区）"
    ENTERPRISE = "enterprise", "企事业单位、社会组织"


class Post(Word):
    """What sort of person a rule speaks of."""

    PRINCIPAL = "principal", "党政主要负责同志"
    LEADER = "leader", "其他领导干部"
    STAFF = "staff", "机关工作人员"
    GRASSROOTS = "grassroots", "基层干部"


class ChecklistMode(Word):
    """How a checklist is worked through."""

    READ_DO = "read-do", "边读边做", "念一条，做一条"
    DO_CONFIRM = "do-confirm", "做完再核", "先按平常办法做，到这一步停下来逐条核对"


class ChecklistSide(Word):
    """From whose side a checklist looks at the thing."""

    ACT = "act", "要做的一方", "自己要做一件事，看做到了没有"
    RECEIVE = "receive", "接任务的一方", "别人交来一件事，看合不合规定"


class Strength(Word):
    """How strongly a finding of the examination speaks; listed from the strongest."""

    FAULT = "fault", "不合规定", "现行的规定写明不得、应当"
    REASON = "reason", "要说得出理由", "现行的规定写「一般」「原则上」，或者要看情形"
    ADVICE = "advice", "提醒", "提倡的做法，或者效力未核、证据较弱的"
    SPEECH = "speech", "讲话提到", "只有讲话这样说，不是依据"

    @property
    def rank(self) -> int:
        """Return 0 for the strongest, larger for weaker ones."""
        return list(Strength).index(self)


class DraftKind(Word):
    """What kind of draft is examined."""

    MEETING_NOTICE = "meeting-notice", "会议通知"
    INSPECTION_NOTICE = "inspection-notice", "督查检查考核的通知"
    REQUEST = "request", "请示"
    LETTER = "letter", "函"
    BRIEF = "brief", "简报"
    PLAN = "plan", "方案、办法"
    NOTICE = "notice", "通知"


class QuestionKind(Word):
    """How a question is answered."""

    SINGLE = "single", "单选", "几个选项里恰有一个对"
    MULTIPLE = "multiple", "多选", "几个选项里有两个以上对，不会全对"
    JUDGE = "judge", "判断", "这句话对还是错"
    NUMERIC = "numeric", "填数", "填一个数"
    MATCH = "match", "配对", "左边各配右边的哪一个，右边多出一个以上"
    CASE = "case", "案例", "一段虚构的情景，再选"


class Difficulty(Word):
    """How hard a question is meant to be."""

    EASY = "easy", "易", "记得住就答得出"
    MEDIUM = "medium", "中", "要分清限定词、例外或者主体"
    HARD = "hard", "难", "要把几条规矩用到一件事上"


class Answered(Word):
    """What may be answered to a question of the form."""

    YES = "yes", "是"
    NO = "no", "否"


class CheckState(Word):
    """Whether somebody looked up amendment or repeal."""

    UNCHECKED = "unchecked", "未核", "没有人查过是否修订、废止"
    CHECKED = "checked", "已核", "查过，结果见说明"


class Unit(Word):
    """Units a limit, count or deadline may use; the value is the word itself."""

    CHARACTERS = "字", "字"
    PAGES = "页", "页"
    TIMES = "次", "次"
    ITEMS = "项", "项"
    PIECES = "个", "个"
    DOCUMENTS = "件", "件"
    ARTICLES = "条", "条"
    PARTS = "部分", "部分"
    ASPECTS = "方面", "方面"
    KINDS = "类", "类"
    HOURS = "小时", "小时"
    DAYS = "天", "天"
    WEEKS = "周", "周"
    MONTHS = "个月", "个月"
    YEARS = "年", "年"
    PERCENT = "%", "%"
    PEOPLE = "人", "人"
    MEETINGS = "场", "场"
    LEVELS = "级", "级"
    VENUES = "套", "套"
    SENTENCES = "句", "句"
