"""Story: what a sentence has said so far, which its later figures take up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from monitor.articles import Direction, Figure, Kind, Per, Qualifier
from monitor.figures import lexicon, roles
from monitor.figures.clauses import WORD_OF, Word, tagger
from monitor.figures.indicators.context import Context, fitted
from monitor.figures.indicators.lists import members
from monitor.figures.indicators.localities import DWELLS
from monitor.figures.indicators.naming import indicator
from monitor.figures.indicators.owners import topic
from monitor.figures.indicators.plans import is_measured_by, measures_against
from monitor.figures.indicators.rates import RATES, without_measure
from monitor.figures.indicators.subjects import AROUND, after_whose
from monitor.figures.kinds import comes_of_field, kind_of
from monitor.figures.mentions import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases.left import left_phrase
from monitor.figures.phrases.trimming import trimmed
from monitor.figures.phrases.words import EVENTS, LONGEST, PERSONS, joined
from monitor.figures.spots import Spot

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_COUNT, _MASS, _MONEY, _PRICE, _PERCENT, _UP, _DOWN = (
    Kind.COUNT,
    Kind.MASS,
    Kind.MONEY,
    Kind.PRICE,
    Kind.PERCENT,
    Direction.UP,
    Direction.DOWN,
)
_DEAR = 10**4  # more than one thing costs that is priced in a row with others
_RETAIL = 20  # as much as is priced together: 10斤鸡蛋卖了45元
# 4元一斤,…: of how much it is the price.
_ONE = lazy(r"一(?:公?斤|个|只|把|条|棵|盒|瓶|袋|箱|份)")
# 降幅较大的是冬瓜8.1%、茄子6%
_FOREMOST = lazy(
    r"(?:(?P<up>[涨升增]幅|增速)|[降跌减]幅)(?:[从由]高到低(?:依次|分别)?[为是]:?|(?:较[大高快]|最[大高快]|居前|靠前|领先)的(?:[^,。;:0-9]{0,6}?)(?:有|是|为|包括))[^,。;:!?0-9]{1,12}$"
)
# 美洲(36.9%)、日本(19.8%)和欧洲(16.1%)的销售额均有较快增长: all grew, as what closes the list says.
_NEXT_BRACKET = lazy(r"\)[、,和与及以][^,。;:!?()0-9]{1,20}\(")
_GROWN_AFTER = lazy(
    r"\)的?[^,。;:!?()0-9]{0,12}?(?:(?P<up>增长|上升|上涨|提高|增加)|下降|下滑|下跌|减少|降低)(?=[,。;!?]|$)"
)
_OF_OTHERS = lazy(r"(?:比|较|[和与、])(?![^,。;:0-9]*(?:目标|预算|计划))[^,。;:0-9]{1,12}\($")
_SET_BESIDE = lazy(r"\)(?:[和与、][^,。;:()0-9]{1,12}\(|(?:分别|均|各)?[高低快慢])")
_WITH_OTHERS = lazy(r"[,;][与同和跟][^,。;:0-9]{1,12}\($")
_SORTED_BY = lazy(r"\s?[,、](?:上涨|下降|下跌|上升)(?:的)?(?:有)?\s?")
# What each of a row has a share of.
_EACH_HAS = lazy(r"贡献率$|^拉动")
_NEXT_OF_LIST = lazy(r"\s?[、,和及与][^,。;:!?0-9]{1,10}")
# A change that comes near or through a figure gives a level: 上行逼近3100点.
_LEVELS = ("逼近", "直逼", "突破", "跌破", "冲破", "升破")
_TOTAL = lazy(
    r"收到|[展加升大增]到|上传|注册|建成|拥有|现有|单日|当日|最高|峰值|最多|累计|共|总|全年|达|其中|截至|占|今年|去年|[0-9]|比|有(?!望)|存栏|库存|余额|以[上下内]"
)


_EQUALS = lazy(r"\s?[,、(]\s?(?:可?相当于|折合|约合|合(?![作同格理力并资法适计]))")
# 一斤5.1元,比前两天降了两毛钱.
_CHEAPER = lazy(r"[比较][^,。;:]{1,10}(?:[降涨跌贵高低]|便宜|上涨|下降)(?:了|出)?$")
# What is paid is no price, though one stands before it.
_SUMS = lazy(r"总|[可能节]省|[赚挣]|收入|产值|利润|投资|成本|补贴|补助|奖|额|资金|费|净|款|税|工资|分红|市值|代价|对价")
# 由39元降到19.9元: where a price goes is one.
_MOVED_TO = lazy(r"[降涨升跌调减落弹](?:价)?[为到至]$")
# 年收入从2015年的2000元,增加到了现在的15000元: where it went is of the same.
_GONE_TO = lazy(r"\s?,?(?:增加|增长|提高|上升|提升|增|升|涨|降|减少|下降)[到至为]了?[^,。;:0-9]{0,4}$")
_MORE_THAN = lazy(r",\s?[比较][^,。;:0-9]{1,8}[多少增减][了出加少产]{0,2}$")
# 1小时以内的检出率是45.8%,2小时的是49.3%.
_STATES = frozenset(
    ("的", "的有", "以上的有", "以下的有", "以内的有", "之间的有", "的是", "的为", "的占", "的则是", "的则为")
)
# 收入10万元以上的村有62个: those of whom the figure before says so much.
_OF_SO_MUCH = lazy(r"(?:(?P<within>以[上下内])的|的)(?P<who>[村户人店县镇乡校场])(?:[有达]|达到|共有|为|已有|已达)?$")
_SO_MUCH = lazy(r"(?:以[上下内])?的[村户人店县镇乡校场](?:[有达]|达到|共有|为|已有|已达)?\s?[0-9]")
_BESIDE_PRICE = lazy(r"[较比](?:每股|其)?[^,。;:0-9]{0,8}$")
_ABOVE_PRICE = lazy(
    r"(?:/股)?(?:的?[^,。;:0-9]{0,4}价格?)?(?:已|仍|大幅|累计|一度)*(?:上涨|下跌|[上下]升|高开|低开|高出|溢价|折让|折价|[涨跌高低升])了?"
)
_GREW_FROM = lazy(r"增长,?[由从][^,。;:0-9]{0,8}$")
# 64亿坡元(约370亿港元)盈余
_TOLD_AS = frozenset(("约", "约合", "折合", "合", "相当于"))
_GREAT = 10**7
_SHRUNK = lazy(r"(?:缩水|蒸发|亏损|净赚|盈利|下滑|减少|增加)了?(?:约|近|超|逾)?$")
# 均价2.76元/500克,较上周下降7分.
_CENTS = frozenset(("分", "角", "毛"))
# 现在降到35块了,降了7块钱.
_BY_SO_MUCH = lazy(r"(?:[多了]|一公?斤)?,(?:一斤|每斤)?(?:[降涨跌贵]|便宜)了(?:约|近)?$")
_MOVED_BY = lazy(r"(?:上涨|下降|下跌|上升|上调|下调|[涨跌降])了?(?:约|近)?$|(?:贵|便宜)了(?:约|近)?$")
_SHARE_OF = lazy(r"(?:占[^,。;:0-9]{0,8}|(?:完成|达到?|实现|为)[^,。;:0-9]{0,8}(?:任务|目标|计划|预算)数?)$")
_OPPOSITE = {_UP: _DOWN, _DOWN: _UP}
# A change told over in another unit: 增加1329处、173万米; 减少54公顷(810亩).
_BESIDE = ("或", ",或", "、", "(", ")、", ")和", ")与", ")及", ")以及", ",即", "即")
# Between the two tellings of one of a row and the next: 增加11千公顷(16万亩)、6千公顷(9万亩).
_NEXT_TOLD = frozenset(_BESIDE[4:9])
_BESIDES = lazy(r"[^,。;:0-9]{0,8},(?:并|还|可|为[^,。;:0-9]{1,6})?(?:增加|增收|创收)[^,。;:0-9]{0,8}$")
# What has been added to a stock told before: 合作社769个,新增6个.
_ADDED = lazy(r"[,(](?:其中|今年|当年|本年|年内|全年|上半年|本月|当月)?新增(?:了)?")
# A share of those of the age before.
_SHARED = frozenset(("占", "的占", "占比", "占比为", "的占比为", "的占比", "的为", "的有"))
_OF_AGE = frozenset(("", "的", "人口", "的人口", "人口为", "的有"))
_WHERE = frozenset(("这里", "那里", "当地", "全县", "全村", "全镇", "全乡", "全市", "全区"))
_BOUNDS = {Qualifier.AT_MOST: "以下", Qualifier.AT_LEAST: "以上"}
_BEYOND = {Qualifier.MORE_THAN: "超", Qualifier.LESS_THAN: "不足"}
# Among whom: 增长6%,在全省21个市中居第7位.
_AMONG = lazy(r"[^,。;:!?0-9]{0,10}[中里内](?:继续|仍|再次|均|都)?(?:排名|位居|位列|名列|居|列|排在?)第$")
_OF_THEM = lazy(r"[^,。;:!?0-9]{1,10}第")
_HOLDS = frozenset(("位居", "位列", "名列", "居", "列", "排名"))
# What a daily output is set against is daily too: 日均产量54万吨,比5月增加1.6万吨.
_SET_AGAINST = lazy(r"[比较][^,。;:]{0,10}(?:增|减|提高|下降|上升|回落|[多少高低])[加少]?了?$")
_SO_TOO = lazy(r"\s?[,;]\s?[^,。;:0-9]{1,10}?(?:(?P<up>[高多快])|(?P<down>[低少慢]))[了出]?")
# 城镇收入增幅为20%,农村为22%
_BY = lazy(r"(?:[涨增升降跌减]幅|增速|增长率)为$")
_ALIKE = lazy(r"\s?[,;、][^,。;:0-9]{1,12}(?<![率重比数幅速])为")
# 增长8.8%,高于6月的6.3%: both are growths.
_THAN_ITS = lazy(r"\s?,?\s?(?:且|并|也|远|略|明显)*[高低快慢]于[^,。;:]{1,14}的\s?")
# 甲和乙分别为119.5和127.1,前者比上月高…
_FORMER = {"前者": 0, "后者": 1}
_AND = frozenset(("和", "与", "及", "以及"))
# After one of these each of a list takes its own figure: 涨幅较大,幅度为12.2%、7.7%和4.4%.
_IN_TURN = frozenset(("分别", "幅度"))
_BRACKETED = lazy(
    r"\((?P<sorts>[^()0-9,;:。]{3,40})\)(?P<measure>[^()0-9,;:。]{2,12}?)(?:每[0-9]*[一-龥]{1,2})?(?:分别|依次)(?:为|是|达到?|[上下][涨升降跌])?$"
)
_BETWEEN = lazy("[、和与及]")
_AGAINST_TIMES = lazy(
    r"(?:^|[,;])\s?[较比与](?:[^,;:。]{0,8}?[周月年季天日期初末]\s*[、和及与]){1,3}[^,;:。]{0,8}?[周月年季天日期初末]\s*(?:相比)?,?\s?分别"
)
# Clauses, with that of 分别, within which it takes up a list: 知晓率、治疗率均有改善,但仍处于较低水平,分别为…
_LISTED_WITHIN = 3
_SHARE_ENDS = ("比重", "占比", "比例", "率")
# What is told of each of a list beside its rate: 甲、乙、丙占据前三位,分别占比…
_SHARES = frozenset(("占比", "比例", "比重", "占", "份额", "市场份额"))
# 甲、乙和丙降幅靠前,分别为…
_RANKED_BY = lazy(
    r"(?:(?P<up>[涨增升]幅|增速)|[降跌减]幅)(?:位居|居|排名|排在)?(?:靠前|前列|前[一二三四五六七八九十]|较[大高快]|最[大高快]|居前|领先|要?[大小高低快慢]得多)"
)
_MOST = lazy(r"([^,。;:的0-9]{2,12}?)最[高低大小多少长短快慢]的(?:前)?$")
_LISTS = _AND | {"、"}
# Parts of speech that only sort what is counted: 万亩, 大型.
_SORTING = frozenset("mqba")
# 有39万人、7万头大牲畜饮水困难
_THIRST = lazy(r"大?牲畜[^,。;]{0,8}?(饮水困难)")
# After one of these a clause lists things.
_ENUMERATES = frozenset(("是", "为", "有", "还有", "包括", "依次"))
# Measure words for sorts of things.
_SORTS = frozenset(("类", "大类", "种", "方面"))
# What a row of things has in all.
_EXTENSIVE = (Kind.LENGTH, Kind.AREA, Kind.MASS)
_TOTALS = frozenset(("共", "共计", "合计", "总计"))


class Story:
    """The figures read so far, and what the next one inherits of them."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self._last: Figure | None = None
        self._spot: Spot | None = None  # where that stands
        self._names: list[str] = []  # of this sentence's figures
        self._prior: list[str] = []  # of the sentence before, within the paragraph
        self._row: list[str] = []  # those last given one by one
        self._assigned: list[str] = []  # for the members of the running list still to come
        self._base = ""
        self._taken = ""
        self._paid = ""  # the last indicator of an amount of money in the sentence
        self._doubled = False  # each of the running list is told in two units
        self._topic = ""  # what the sentence says to tell of
        self._depth = 0  # of the brackets that the figure at hand is in
        self._outer = ""  # the last indicator outside of brackets
        self._others = False  # the figure at hand is one that others have, in brackets, beside what was told
        self._grown: Direction | None = None  # which way those went that a list tells in brackets
        self._listing: Direction | None = None  # which way those went that a list of rates tells

    def open(self, spot: Spot) -> None:
        """Forget what a new sentence does not take up."""
        if spot.opens:
            self._prior = [] if spot.paragraph else self._names
            self._row = [] if spot.paragraph else self._row
            self._names = []
            self._taken = ""
            self._paid = ""
            self._topic = topic(spot.before) if spot.before.marked else ""
            self._depth = 0
        if "(" in spot.left or ")" in spot.left:
            self._depth = max(0, self._depth + spot.left.count("(") - spot.left.count(")"))
        if self._depth and spot.before.marked and (spot.opens or spot.left.endswith("(")):
            outer = left_phrase(spot.before.parts[-2])  # 其中个人游旅客(10万人次)增长5%
            self._outer = outer.text if outer.text and (spot.opens or outer.noun) else self._outer
        if self._doubled:
            self._doubled = spot.left == "(" or spot.left.strip() in _NEXT_TOLD
        if not spot.joined and not self._doubled:
            self._assigned = []

    def add(self, spot: Spot, figure: Figure) -> None:
        """Take in a figure that has been read."""
        self.figures.append(figure)
        self._last = figure
        self._spot = spot
        name, base = figure.indicator, self._base
        self._names.append(name)
        self._taken = spot.follower.text if spot.follower.how == "noun" else ""
        if figure.kind is _MONEY:
            self._paid = figure.indicator
        if self._depth:
            return
        if not base or not measures_against(figure, base):
            self._outer = name
        if not (base and base in name and name != base) or (spot.opens and not _is_part(spot)):
            self._base = name

    def name(self, spots: Sequence[Spot], index: int, *, ranked: bool) -> str:
        """The indicator of a figure: its own member of a list, or what the words around it say."""
        spot = spots[index]
        self._grown = self._grown_after(spots, index) if spot.left[-1:] == "(" else None
        if self._assigned and (spot.joined or self._doubled):
            return self._assigned.pop(0)
        if index and (told := self._told_before(spots[index - 1], spot)) is not None:
            return told
        if not spot.opens and (which := _FORMER.get(spot.subject.text)) is not None:
            pair = self._row if len(self._row) == 2 else _distinct(self._names, 2)
            if pair:
                return pair[which]
        ages = _ages(self._last, spot) if self._last and not spot.opens else ""
        if told := ages or self._beside_others(spot):
            return told
        if ranked and (ranks := self._ranked_among(spots, index)):
            return ranks
        if not spot.opens and (those := self._of_so_much(spots, index)):
            return those
        # A list is measured at its first figure alone, so that a long one takes no more than linear time.
        following = spots[index + 1] if index + 1 < len(spots) else None
        size = 1 if spot.joined or following is None or not following.joined else _group(spots, index)
        bracketed = following is not None and following.left == "("
        if bracketed and (twice := _told_twice(spots, index)) > 1 and (names := self._shared_out(spot, twice)):
            self._row = names
            self._assigned = [name for name in names for _ in range(2)][1:]
            self._doubled = True
            return names[0]
        if size > 1 or "持平" in spot.left or "持平" in spot.right:
            of = spots[index + size - 1].follower
            if of.how == "of" and _counts_by(spot):
                self._assigned = [of.text] * (size - 1)
                return of.text  # 两省分别以6544万吨和5590万吨的粮食产量位居…
            ahead, behind = _unmoved(spot, spots[index + size - 1])
            names = self._shared_out(spot, size + ahead + behind) if size + ahead + behind > 1 else []
            if names:
                self._row = names
                self._assigned = names[ahead + 1 : ahead + size]
                return names[ahead]
        here = self._last is not None and (self._depth or _arrives(spot) or _goes_on(spot) or self._moves_share(spot))
        last = self._last.indicator if self._last and here else self._outer
        previous = "" if spot.paragraph or self._turned(spot) else self._compared(spot) or last
        context = Context(
            previous, self._base if previous else "", self._taken, spot.opens, ranked, _is_part(spot), _ahead(spots, index),
            "" if spot.opens else self._growing(), "" if spot.opens else self._paid, spot.subject.kept,
            self._last.unit if self._last and self._last.kind is Kind.COUNT else "", self._topic,
        )  # fmt: skip
        return indicator(spot, context)

    def _grown_after(self, spots: Sequence[Spot], index: int) -> Direction | None:
        """The way of those that are told in brackets one after another, which only what closes their list says."""
        if self._grown and not spots[index].opens and _NEXT_BRACKET.fullmatch(spots[index].left):
            return self._grown
        if spots[index].mention.unit_name != "%" or spots[index].right[:1] != ")":
            return None
        while index + 1 < len(spots) and not spots[index + 1].opens and _NEXT_BRACKET.fullmatch(spots[index + 1].left):
            index += 1
        found = _GROWN_AFTER.match(spots[index].right)
        return None if found is None else _UP if found["up"] else _DOWN

    def _told_before(self, between: Spot, spot: Spot) -> str | None:
        """What was told before the figure between, which is only a whole or a price that this one is set against."""
        if len(self.figures) > 1 and spot.mention.unit_name == "%" and _of_whole(between, spot):
            return self.figures[-2].indicator
        if not _over_price(between, spot):
            return None
        return self.figures[-2].indicator if len(self._names) > 1 else ""

    def _turned(self, spot: Spot) -> bool:
        """Whether sentences without a figure have told of something else since the last one."""
        return bool(spot.opens and self._spot and spot.sentence.start > self._spot.sentence.end + 1)

    def _moves_share(self, spot: Spot) -> bool:
        """Whether so many points are what the share or the rate told just before moved by: 占比达到38.1%,提高9.3个百分点."""
        last = self._last
        if last is None or spot.opens or spot.mention.unit_name not in roles.POINTS or spot.subject.text:
            return False
        return last.unit == "%" and last.direction is None and last.indicator.endswith(_SHARE_ENDS)

    def _of_so_much(self, spots: Sequence[Spot], index: int) -> str:
        """Those that are counted by how much each has of what the figure before measures: 收入10万元以上的村有62个."""
        last, before, spot = self._last, spots[index - 1].mention, spots[index]
        if "的" in spot.right[:4] and not spot.subject.text and _SO_MUCH.match(spot.right):
            told = self._latest_of(spot.mention.unit_name)  # 其中50万元以上的村有12个: what the others were told by
            return told.indicator if told else ""
        if "的" not in spot.left[:4]:
            return ""
        found = _OF_SO_MUCH.match(spot.left) if last and spot.mention.unit.kind is _COUNT else None
        if last is None or found is None or last.kind is _COUNT or not last.indicator:
            return ""
        within = found["within"] or _BOUNDS.get(last.qualifier, "")
        bound = _BEYOND.get(last.qualifier, "") + last.text + before.unit_name + within
        those = f"{last.indicator}{bound}的{found['who']}"
        return those if len(those) <= LONGEST else last.indicator

    def _latest_of(self, unit: str) -> Figure | None:
        """The figure of a unit that the sentence has told last."""
        here = self.figures[-len(self._names) :] if self._names else []
        return next((one for one in reversed(here) if one.unit == unit), None)

    def _ranked_among(self, spots: Sequence[Spot], index: int) -> str:
        """What is ranked among those of the figure before, which its clause or the one before that named."""
        if spots[index].opens or not (_AMONG.match(spots[index].left) or _ranks_first(spots[index - 1], spots[index])):
            return ""
        return _ranks(spots[index - 1]) or (self._names[-2] if len(self._names) > 1 else "")

    def _compared(self, spot: Spot) -> str:
        """What was compared last by the same unit, where a clause compares and says no more: 喝3杯者比不喝者低18%."""
        if self._last is None or spot.opens:
            return ""
        if spot.before.marked:
            more = self._last.unit != spot.mention.unit_name and _MORE_THAN.match(spot.left)
            latest = self._latest_of(spot.mention.unit_name) if more else None
            return latest.indicator if latest else ""  # 产量40万斤,产值70万元,比去年多了30万斤
        states = spot.left.strip() in _STATES
        if not states:
            told_apart = after_whose(spot.before.tail) if "比" in spot.left else None
            if told_apart is None or told_apart.text:
                return ""
        told = reversed(self.figures[-len(self._names) :])
        unit = spot.mention.unit_name
        return next((one.indicator for one in told if one.unit == unit and (states or one.direction)), "")

    def _shared_out(self, spot: Spot, size: int) -> list[str]:
        """The names that a list of figures (分别增长2.6%、1.5%和0.8%) takes one by one; empty if it has one name for all."""
        named = self._one_for_all(spot, size) or _sorts(spot, size) or members(spot.before.tail, size)
        if named:
            return named
        if any(word == "这" for word, _ in spot.before.tail) and len(spot.before.parts) > 1:
            named = members(spot.before.parts[-2], size)  # 前三位依次为甲、乙和丙,选择这三种方式的占比分别为…
            if named:
                return named
        listed = self._listed(spot, size)
        if listed:
            measure = spot.subject.text if spot.subject.noun and spot.subject.text not in RATES else ""
            measure = measure or self._measure(spot)
            return [name + measure if len(name + measure) <= LONGEST else name for name in listed]
        left = "" if _says_unmoved(spot.subject.kept) else spot.subject.text
        if not left and topic(spot.before):
            return []
        if left and is_measured_by(left) and any(word == "分别" for word, _ in spot.before.tail):
            # Of a household in 户 and 人 there is one share.
            told = [name for name, _ in groupby(self._names)]
            return [fitted(name + left) for name in _distinct(told, size)]
        if left in RATES and _in_turn(spot.before.tail):
            return [fitted(name + left) for name in self._told(size)]
        if left and left not in lexicon.WEAK:
            return self._each_has(left, size) if _in_turn(spot.before.tail) else []
        return self._told(size) if "分别" in map(WORD_OF, spot.before.tail) else self._told_here(size)

    def _each_has(self, measure: str, size: int) -> list[str]:
        """Those told before, each with what 分别 tells of them next: 涨幅分别为…,今日价格分别为…"""
        row = self._row if len(self._row) == size else self._told_here(size)
        if row and _EACH_HAS.search(measure) and measure not in lexicon.RELATIONAL:
            return [fitted(_of_row(name) + measure) for name in row]  # 对增长的贡献率分别为…
        if measure not in lexicon.RELATIONAL:
            return []
        named = members(tagger()(self._names[-1]), size) if self._names else []
        # 甲和乙并列第四,出货量分别为…
        return [fitted(name + measure) for name in named or map(without_measure, row)]

    def _one_for_all(self, spot: Spot, size: int) -> list[str]:
        """The thing told just before, where 分别 sets it against each of some times: 较上周、去年同期分别下跌1.5%、2.1%."""
        if self._last is None or spot.opens or spot.subject.text or "分别" not in spot.left:
            return []
        return [self._last.indicator] * size if _AGAINST_TIMES.search(spot.left) else []

    def _measure(self, spot: Spot) -> str:
        """What those have most or least of that are told in turn: 浓度最低的3个城市依次是甲、乙和丙,分别为…"""
        if spot.opens or self._spot is None or self._spot.mention.unit.kind is not _COUNT:
            return ""
        found = _MOST.search(self._spot.left)
        return found[1] if found else ""

    def _told(self, size: int) -> list[str]:
        """The things that 分别 takes up where its clause names none: those told last, one by one or in a row."""
        if own := self._told_here(size):
            return own
        if len(self._names) >= size:
            return self._names[-size:]  # both of one thing, in two units
        return self._row if len(self._row) == size else _distinct(self._prior, size)

    def _told_here(self, size: int) -> list[str]:
        """The last things of the sentence if there are so many, or its row if that was told last, in two units."""
        if own := _distinct(self._names, size):
            return own
        return self._row if len(self._row) == size and set(self._row) == set(self._names[-2 * size :]) else []

    def _growing(self) -> str:
        last = self._last
        if last is None or last.unit != "%" or last.direction not in (_UP, _DOWN):
            return ""
        return "增速" if last.direction is _UP else "降幅"

    @staticmethod
    def _listed(spot: Spot, size: int) -> list[str]:
        """The members that the clause before lists: 升幅前三名的是莴笋、菠菜和黄瓜,幅度分别为…"""
        parts = spot.before.parts
        for at in range(len(parts) - 2, -1, -1):
            part = parts[at]
            said = [index for index, (word, _) in enumerate(part) if word in _ENUMERATES]
            listed = (
                not said and at and parts[at - 1] and parts[at - 1][-1][0] in _ENUMERATES
            )  # 前三名的为:莴笋、菠菜和黄瓜
            named = members(part[said[-1] + 1 :] if said else part, size) if said or listed else []
            if named:
                return named
        if not _IN_TURN.isdisjoint(map(WORD_OF, spot.before.tail)) and len(spot.before.parts) > 1:
            told = spot.subject.text in RATES or spot.subject.text in _SHARES
            if told or not trimmed(spot.before.tail) or _doing(spot.before.tail):
                lists = (members(_subject(part), size) for part in reversed(spot.before.parts[-_LISTED_WITHIN:-1]))
                return next(filter(None, lists), [])
        return []

    def direction(self, spot: Spot, name: str) -> Direction | None:
        """Which way a figure changed; a member of a list goes the way of the one before."""
        counted = spot.follower.how == "noun"
        own = roles.direction(spot.left, spot.right, spot.mention, counted=counted)
        if own is None and spot.mention.unit_name == "%" and (foremost := self._foremost(spot) or self._beside(spot)):
            return foremost
        if own and spot.mention.unit.kind is Kind.MULTIPLE and roles.is_ratio(spot.left, name):
            return None
        own = own or self._grown
        if own is None and not spot.opens and (also := self._goes_along(spot)):
            return also
        before = None if spot.opens else self._spot
        if own and self._last and self._last.unit == spot.mention.unit_name and _is_sorted(spot):
            return None
        if spot.lead and spot.lead.startswith(_LEVELS) and spot.mention.unit.kind is not _PERCENT:
            return None
        if spot.lead and spot.left.strip() == "、" and spot.lead[0] == "超" and spot.mention.unit.kind is not _PERCENT:
            return None  # 供电能力提高1200万千瓦、超过4000万千瓦
        if own is None and before and spot.mention.unit_name in roles.POINTS and spot.left.startswith("的"):
            own = roles.beyond(before.left)
        told = before or "分别" in spot.left
        if own is None and told and spot.mention.unit_name == "%" and (ranked := _ranked_by(spot)):
            return ranked
        if own is None and self._last and (spot.joined or spot.left.strip() in _BESIDE or self._of_next_noun(spot)):
            return _flipped(self._last, spot.mention)
        if own is None and before and self._last and name == self._last.indicator and _ADDED.fullmatch(spot.left):
            return Direction.UP
        return own or roles.of_rate(name, spot.mention) or roles.improved(spot.left, name, spot.mention)

    def _goes_along(self, spot: Spot) -> Direction | None:
        """The way of the change before, where that is told over, in other money or of another thing."""
        if self._last is None or self._spot is None or not self._last.direction:
            return None
        if also := self._so_too(spot):
            return also
        if self._last.kind is _MONEY is spot.mention.unit.kind:
            return self._last.direction if equals(spot) else None  # 减少448亿美元(约合人民币3200亿元)
        if spot.mention.unit_name != "%":
            return None
        than = "于" in spot.left and self._last.unit == "%" and _THAN_ITS.fullmatch(spot.left)
        from_there = _GREW_FROM.search(self._spot.left) and _arrives(spot)  # GDP增长由5.2%放缓至4.5%
        return self._last.direction if than or from_there else None

    def _of_next_noun(self, spot: Spot) -> bool:
        """Whether a share goes on with a list of which each is told before its noun: 降低25%癌症风险与31%中风风险."""
        words = spot.before.words
        listed = len(words) > 1 and words[-1][0] in _LISTS and spot.mention.unit_name == "%" and not spot.opens
        return listed and spot.follower.how == "noun" and bool(self._taken) and joined(words[:-1]) == self._taken

    def _beside(self, spot: Spot) -> Direction | None:
        """The way of the growth that those of others are set beside: 增长8%,比全省(7%)和全国(6%)分别高1、2个百分点."""
        if spot.opens or spot.left[-1:] != "(" or not _OF_OTHERS.search(spot.left) or not _SET_BESIDE.match(spot.right):
            return None
        told = self._latest_of("%")
        return told.direction if told else None

    def _beside_others(self, spot: Spot) -> str:
        """What others have a share of that the one told before is set beside: 为6.5%,与甲国(7.4%)、乙国(8.3%)有差距."""
        beside = not spot.opens and spot.left[-1:] == "(" and spot.mention.unit_name == "%"
        again = self._others and spot.left[:1] == ")"
        self._others = beside and (again or _WITH_OTHERS.search(spot.left) is not None)
        told = self._latest_of("%") if self._others else None
        return told.indicator if told else ""

    def _foremost(self, spot: Spot) -> Direction | None:
        """The way of those that moved most, told one by one: 升幅较大的有生菜28.6%、油麦菜22.1%."""
        moved = "幅" in spot.left or "增速" in spot.left
        if moved and (found := _FOREMOST.search(spot.left)):
            self._listing = _UP if found["up"] else _DOWN
        elif self._listing and (spot.opens or not _NEXT_OF_LIST.fullmatch(spot.left)):
            self._listing = None
        return self._listing

    def _so_too(self, spot: Spot) -> Direction | None:
        """The way of what is told of another thing against the same as the one before: 城镇比上月低0.5点,农村高1.2点."""
        if self._last is None or self._last.unit != spot.mention.unit_name:
            return None
        if spot.mention.unit_name == "%" and self._spot and _ALIKE.fullmatch(spot.left) and _BY.search(self._spot.left):
            return self._last.direction
        found = _SO_TOO.fullmatch(spot.left)
        return None if found is None else _UP if found["up"] else _DOWN

    def kind(self, spot: Spot, name: str) -> Kind:
        """The kind of a figure; an amount that follows a price of the same unit with nothing new named is a price."""
        left = spot.left + spot.lead if "每" in spot.lead else spot.left  # 约每小时126公里
        own = kind_of(left, spot.right, spot.mention, name)
        if own is _MONEY and self._priced_before(spot, name):
            return _PRICE
        if self._last is None or spot.opens or (own is _MONEY and comes_of_field(spot.left)):
            return own
        if own is _PRICE and self._last.kind is _MASS and spot.left.endswith("卖了") and not spot.before.marked:
            return own if (self._last.value or 0) <= _RETAIL else _MONEY  # 2万多斤果子只卖了3800元
        if own is _MONEY and self._last.kind is _PRICE and (_CHEAPER.search(spot.left) or _priced_too(spot, name)):
            return _PRICE
        if self._last.kind is _PRICE and (
            (spot.mention.unit_name in _CENTS and _MOVED_BY.search(spot.left))
            or (own is _MONEY and _BY_SO_MUCH.match(spot.left))
            or self._moved_by(spot)
        ):
            return _PRICE
        if self._last.unit != spot.mention.unit_name:
            return _MONEY if own is _COUNT and self._is_sum(spot, name) else own
        moved = self._last.kind is _PRICE and _MOVED_TO.search(spot.left) is not None
        takes_up = spot.joined or moved or (own is _MONEY and self._last.indicator == name)
        return self._last.kind if takes_up else own

    def _priced_before(self, spot: Spot, name: str) -> bool:
        """Whether prices have been told, of which a 其中 or the next thing of a row tells one more: 排骨27.56元."""
        if spot.opens:
            here = self.figures[-3:] if _is_part(spot) else []
            told = next((one for one in reversed(here) if one.unit == spot.mention.unit_name), None)
        elif len(spot.before.parts) == 2 and _is_thing(spot.before.tail, name):
            told = self._latest_of(spot.mention.unit_name)
        else:
            told = None
        great = (spot.mention.value or 0) >= _DEAR or _SUMS.search(name) is not None
        return not great and told is not None and told.kind is _PRICE and told.unit == spot.mention.unit_name

    def _moved_by(self, spot: Spot) -> bool:
        """Whether so much is what the price before moved by: 3.9元/公斤,涨0.2元."""
        unit = spot.mention.unit_name
        per_one = self._last is not None and bool(unit) and self._last.unit.startswith(f"{unit}/")
        return per_one and not spot.subject.noun and _MOVED_BY.search(spot.left) is not None

    def _is_sum(self, spot: Spot, name: str) -> bool:
        """Whether a great number with no unit and nothing that it counts goes on with sums: 甲下滑7.6亿元,乙则缩水了40亿;
        成交额9800亿元,连续三日未破万亿."""
        if spot.mention.unit_name or spot.follower.text or self._last is None or self._last.kind is not _MONEY:
            return False
        if (spot.mention.value or 0) < _GREAT:
            return False
        return name == self._last.indicator or _SHRUNK.search(spot.left) is not None

    def per(self, spot: Spot) -> Per | None:
        """The period that a rate is for; carried along a list, and from 日均 to the parallel clauses after it."""
        own = roles.per(spot.left, spot.mention)
        last = self._last
        if own is not None or last is None or spot.opens or last.per is None or "每" in spot.left or "/" in last.unit:
            return own
        if spot.mention.unit.kind is Kind.PERCENT and last.kind is not Kind.PERCENT:
            return own
        against = last.per is Per.DAY and last.unit == spot.mention.unit_name
        if against and not spot.subject.text and _SET_AGAINST.search(spot.left):
            return last.per
        if (
            spot.joined
            or equals(spot)
            or _GONE_TO.match(spot.left)
            or (not spot.before.marked and not spot.subject.text)
        ):
            return last.per
        counted = spot.mention.unit.kind is _COUNT or spot.subject.text == "金额"  # 日均处理4711万笔,金额18亿元
        if last.per is Per.YEAR and _BESIDES.fullmatch(spot.left) and spot.mention.unit.kind is _MONEY:
            return last.per  # 每年带动600人就业,增加村集体收入21万元
        parallel = last.kind is _COUNT and counted and len(spot.before.parts) <= 2
        if spot.before.marked and not spot.before.tail and last.unit != spot.mention.unit_name:
            return None  # 每天超过200人的门诊量,88张病床
        return last.per if parallel and len(spot.left) < 14 and not _TOTAL.search(spot.left) else None


def _priced_too(spot: Spot, name: str) -> bool:
    """Whether a figure goes on with a list of prices, of another thing each: 售价5999元,青春版4999元."""
    tail, head = spot.before.tail, spot.before.head
    if not spot.before.marked:
        if not tail or tail[0][0] not in _LISTS:
            return False
        return _MOVED_BY.search(spot.left) is not None or _is_thing(tail, name)
    parts = 3 if tail and tail[0][0] == "其中" else 2
    if not 1 < len(spot.before.parts) <= parts or (head and not _ONE.fullmatch(joined(head))):
        return False
    return _is_thing(tail, name)


def _is_thing(words: Sequence[Word], name: str) -> bool:
    """Whether a few words only name another thing, which nothing is paid for: 、香蕉6.8元."""
    return 0 < len(words) < 7 and not any(tag[0] in "vd" for _, tag in words) and not _SUMS.search(name)


def _ranks_first(whole: Spot, rank: Spot) -> bool:
    """Whether those among whom something ranks stand between its verb and the rank: 总资产位居四家银行第一."""
    tail = whole.before.tail
    return bool(tail) and tail[-1][0] in _HOLDS and _OF_THEM.fullmatch(rank.left) is not None


def _ranks(whole: Spot) -> str:
    """What is ranked among so many: 经济总量 of 经济总量在全省91个县中排名第一; empty where another clause named it."""
    words = whole.before.tail
    at = next((index for index, (word, _) in enumerate(words) if word == "在" or word in _HOLDS), 0)
    named = left_phrase(words[:at])
    return named.text if named.noun and named.text not in RATES else ""


def _is_sorted(spot: Spot) -> bool:
    """Whether things are counted by how they moved: 价格上涨的有12个,持平6个,下降22个."""
    return spot.mention.unit_name in ("个", "种", "类") and _SORTED_BY.fullmatch(spot.left) is not None


def _of_row(name: str) -> str:
    """A thing of a row without what was told of it: 第一产业 of 第一产业对经济增长的贡献率, 第一产业增加值占比."""
    thing, _, _ = name.partition("对")
    return without_measure(thing).removesuffix("增加值")


def _counts_by(spot: Spot) -> bool:
    """Whether a list tells by how much each ranks, not how much each moved: 分别以6544万吨和5590万吨的产量位居…"""
    tail = spot.before.tail
    return bool(tail) and tail[-1][0] == "以" and spot.mention.unit.kind is not _PERCENT


def _distinct(names: Sequence[str], size: int) -> list[str]:
    """The last names of a row if there are so many, no two the same."""
    last = list(names[-size:])
    return last if len(last) == size and len(set(last)) == size else []


def _unmoved(spot: Spot, last: Spot) -> tuple[int, int]:
    """How many of a list are told without a figure before it and after: 分别为持平和上涨2.4%, 分别上涨2.2%和持平."""
    ahead = int("持平" in spot.left and _says_unmoved(spot.subject.kept))
    head = last.after.head if "持平" in last.right else ()
    behind = int(len(head) > 1 and head[0][0] in _LISTS and head[1][0] == "持平")
    return ahead, behind


def _says_unmoved(kept: Sequence[Word]) -> bool:
    """Whether all that the words before a figure name is that something did not move."""
    return bool(kept) and kept[0][0] == "持平" and all(word == "持平" or word in _LISTS for word, _ in kept)


def _in_turn(words: Sequence[Word]) -> bool:
    """Whether 分别 gives each of a row its own, and not each of two times that it is set against: 分别比上月和上年低…"""
    said = list(map(WORD_OF, words))
    return "分别" in said and _LISTS.isdisjoint(said[said.index("分别") :])


def _sorts(spot: Spot, size: int) -> list[str]:
    """The sorts of a thing that a bracket behind it lists, with what is told of each: 猪肉(精瘦肉、肋条肉)零售均价分别为…"""
    found = _BRACKETED.search(spot.left) if ")" in spot.left else None
    sorts = _BETWEEN.split(found["sorts"]) if found else []
    return [fitted(sort + found["measure"]) for sort in sorts] if found and len(sorts) == size else []


def _doing(words: Sequence[Word]) -> bool:
    """Whether 分别 begins what a list of things before it did: 甲县和乙县平稳增长,分别实现产值…"""
    at = next((index for index, (word, _) in enumerate(words) if word == "分别"), len(words))
    return at < 2 and at + 1 < len(words) and words[at + 1][1].startswith("v")


def _ranked_by(spot: Spot) -> Direction | None:
    """The way of the change by which the clause before ranks the things whose shares the next one tells."""
    parts = spot.before.parts
    if len(parts) < 2 or _IN_TURN.isdisjoint(map(WORD_OF, spot.before.tail)):
        return None
    found = _RANKED_BY.search("".join(map(WORD_OF, parts[-2])))
    return None if found is None else _UP if found["up"] else _DOWN


def _flipped(last: Figure, mention: Mention) -> Direction | None:
    """The way of the figure before, turned where only one of the two has a minus: 分别增长39.3%、-97.7%."""
    if last.value is None or mention.value is None or (last.value < 0) == (mention.value < 0):
        return last.direction
    return _OPPOSITE.get(last.direction) if last.direction else None


def equals(spot: Spot) -> bool:
    """Whether a figure says the one before it over in other terms: 发电46亿千瓦时,相当于节约标准煤140万吨、减排…"""
    said = "合" in spot.left or "相当" in spot.left
    return said and not spot.opens and _EQUALS.match(spot.left) is not None


def _of_whole(whole: Spot, share: Spot) -> bool:
    """Whether the figure before is only the whole that a thing is a share of: 456个,占全市1857个行政村的24.6%."""
    words = share.before.words
    if whole.opens or share.opens or share.before.marked or not words or words[-1][0] != "的":
        return False
    return _SHARE_OF.search(whole.left) is not None


def _over_price(price: Spot, moved: Spot) -> bool:
    """Whether the figure before is only the price that a share is set beside: 报445元,较236.6元的发行价上涨88%."""
    if (
        moved.opens
        or moved.mention.unit.kind not in (_PERCENT, Kind.MULTIPLE, _MONEY)
        or "价" not in price.left + moved.left
    ):
        return False
    return _BESIDE_PRICE.search(price.left) is not None and _ABOVE_PRICE.fullmatch(moved.left) is not None


def _ahead(spots: Sequence[Spot], index: int) -> str:
    """The noun of the next figure where nothing but a 共 stands between."""
    if index + 1 == len(spots):
        return ""
    following, after = spots[index + 1].follower, spots[index].after.words
    if together := _together(spots[index], spots[index + 1]):
        return together
    if following.how == "noun" and [word for word, _ in after if word not in _TOLD_AS] in (["("], ["（"]):
        return following.text if spots[index].mention.unit.kind is spots[index + 1].mention.unit.kind else ""
    if (
        not after
        and following.how == "noun"
        and spots[index + 1].mention.unit.kind is not Kind.MASS
        and _sizes(spots[index], spots[index + 1])
    ):
        return following.text  # 三颗4800万像素镜头
    if not after and following.how == "noun" and _of_sorts(spots[index].mention, spots[index + 1].mention):
        return following.text  # 10类41项公共服务
    if (
        not after
        and following.how == "of"
        and (_ages_of(spots[index].mention, spots[index + 1].mention) or _sizes(spots[index], spots[index + 1]))
    ):
        return following.text  # 8万名40至69岁的居民, 130盏40瓦的路灯
    if following.how not in ("noun", "of") or not after:
        return ""
    if following.how == "of":
        if [word for word, _ in after] == ["、"] and spots[index].mention.unit_name == spots[
            index + 1
        ].mention.unit_name:
            return following.text if spots[index].mention.unit.kind is Kind.DURATION else ""
        return following.text if _sizes(spots[index], spots[index + 1]) else ""
    words = list(map(WORD_OF, after))
    if (
        words == ["的"]
        and spots[index + 1].mention.unit.kind is Kind.COUNT
        and spots[index].mention.unit.kind in _EXTENSIVE
    ):
        return following.text  # 13349米的26条道路
    if _sorted_alike(spots[index].mention, spots[index + 1].mention, after):
        return following.text  # 4个万亩、6个千亩示范基地
    shared = words in (["和"], ["及"], ["、"]) and _alike(spots[index].mention, spots[index + 1].mention)
    return following.text if shared or _TOTALS.issuperset(words) else ""


def _of_sorts(sorts: Mention, things: Mention) -> bool:
    """Whether the one counts of how many sorts are the things that the other counts."""
    return sorts.unit_name in _SORTS and things.unit.kind is _COUNT and things.unit_name not in _SORTS


def _ages_of(people: Mention, age: Mention) -> bool:
    """Whether the one counts people and the other says how old they are."""
    return people.unit_name in PERSONS and age.unit_name in ("岁", "周岁")


def _together(one: Spot, other: Spot) -> str:
    """What households, people or beasts and the figure right after them have together; empty for any others."""
    following, after = other.follower, one.after.words
    if not after and not other.opens and following.how == "verb" and following.text in EVENTS:
        return following.text  # 2100户9880多人受灾
    unit = one.mention.unit_name
    if unit == "人" and list(map(WORD_OF, after)) in (["、"], ["和"], ["及"]):
        thirsty = _THIRST.search(other.right)
        return thirsty[1] if thirsty else ""
    if unit != "户" or following.text.startswith(DWELLS):
        return ""
    if _stands_with(one, other):
        return following.text  # 11户24间房屋进水
    if _lives_with(one, other):
        return following.text or joined(other.after.head)  # 全市1400户2500人享受低保
    if _told_by(one, other):
        return following.text  # 全县3800户9600名脱贫人口
    return ""


def _ages(last: Figure, share: Spot) -> str:
    """The ages that a share or a number of people is of, where nothing else is named: 18岁以下占2.8%."""
    if last.unit != "岁":
        return ""
    beside = share.mention.unit_name == "人" and share.left in _OF_AGE  # 14岁以下1821人
    if not beside and (share.mention.unit_name != "%" or share.left.strip() not in _SHARED):
        return ""
    return f"{last.text}{last.unit}{_BOUNDS.get(last.qualifier, '')}"


def _stands_with(homes: Spot, rooms: Spot) -> bool:
    """Whether two figures count households and their rooms, which only the noun after both names."""
    return (
        rooms.mention.unit_name in ("间", "栋", "座", "幢")
        and rooms.follower.how == "noun"
        and not homes.after.words
        and not rooms.opens
    )


def _lives_with(homes: Spot, people: Spot) -> bool:
    """Whether two figures count households and who lives in them, which only what they do names."""
    if people.mention.unit_name != "人" or homes.after.words or people.opens:
        return False
    for_them = homes.before.tail[-1:] == (("为", "p"),)
    subject = homes.subject.text
    named = subject not in lexicon.WEAK and len(subject) > 1 and not subject.endswith(AROUND)
    return (for_them or not named) and (people.follower.how == "verb" or not people.after.marked)


def _told_by(homes: Spot, people: Spot) -> bool:
    """Whether two figures count households and who lives in them, which only the noun after both names."""
    if people.mention.unit_name not in ("名", "位") or people.follower.how not in ("noun", "verbal") or people.opens:
        return False
    if [word for word, _ in homes.after.words] not in ([], ["、"], [","], ["，"]):
        return False
    subject = homes.subject.text
    return len(subject) < 2 or subject in lexicon.WEAK or subject in _WHERE or subject.endswith(AROUND)


def _goes_on(spot: Spot) -> bool:
    """Whether a figure only goes on with a list: 占资产的比例分别为21.3%、22.6%."""
    return spot.joined and not spot.opens and all(word in _LISTS for word, _ in spot.before.words)


def _arrives(spot: Spot) -> bool:
    """Whether a figure is where the one before it went: 从1.07%提高到1.49%."""
    words = spot.before.words
    if spot.opens or spot.before.marked or not words or len(words) > 4 or words[-1][0][-1] not in "到至为":
        return False
    return not spot.subject.kept


def _subject(words: Sequence[Word]) -> Sequence[Word]:
    """The list of things that a clause begins with, up to what is said of them: 化学需氧量、二氧化硫排放总量首次…"""
    last = max((index for index, (word, _) in enumerate(words) if word == "、" or word in _AND), default=None)
    if last is None:
        return ()
    end = next(
        (
            at
            for at in range(last + 1, len(words))
            if words[at][1] in ("d", "t", "p", "c")
            or (words[at][1] == "v" and words[at][0] not in lexicon.NOMINAL_VERBS and at > last + 1)
        ),
        None,
    )
    return words[:end]


def _sizes(spot: Spot, size: Spot) -> bool:
    """Whether the figure after a count only sizes what it counts: 8台推力120吨的液氧煤油发动机."""
    if spot.mention.unit.kind is not _COUNT or size.mention.unit.kind in (_COUNT, _PERCENT, _MONEY):
        return False
    words = spot.after.words
    return (
        not spot.after.marked
        and len(words) < 4
        and not any(
            tag in ("x", "d", "p", "c") or (tag == "v" and word not in lexicon.NOMINAL_VERBS) for word, tag in words
        )
    )


def _sorted_alike(one: Mention, other: Mention, between: Sequence[Word]) -> bool:
    """Whether two counts are of two sorts of one thing, of which the first is told by no more than its size."""
    if one.unit_name != other.unit_name or one.unit.kind is not _COUNT or not 1 < len(between) < 4:
        return False
    return between[-1][0] in _LISTS and all(tag in _SORTING or word[-1] == "级" for word, tag in between[:-1])


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two measures size one kind of thing: 3万吨和2万吨级码头."""
    return one.unit_name == other.unit_name and one.unit.kind not in (_COUNT, _PERCENT, _MONEY)


def _is_part(spot: Spot) -> bool:
    return spot.opens and bool(spot.before.words) and spot.before.words[0][0] == "其中"


def _told_twice(spots: Sequence[Spot], index: int) -> int:
    """How many of a row are each told again in a bracket: 增加11千公顷(16万亩)、6千公顷(9万亩)."""
    end = index
    while end + 1 < len(spots) and spots[end + 1].left == "(" and spots[end + 1].mention.has_unit:
        end += 2
        if end == len(spots) or spots[end].left.strip() not in _NEXT_TOLD:
            break
    return (end - index) // 2


def _group(spots: Sequence[Spot], index: int) -> int:
    """How many figures a list that begins at an index has."""
    end = index + 1
    while end < len(spots) and spots[end].joined:
        end += 1
    return end - index
