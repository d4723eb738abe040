"""Directions: which way a figure changed, by its own words and by what was told before it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from monitor.articles import Direction, Figure, Kind, Qualifier
from monitor.figures import roles
from monitor.figures.members import DOWN, MONEY, PERCENT, UP
from monitor.figures.mentions.mention import Mention
from monitor.figures.moves import FALLING, MOVES, RISING
from monitor.figures.outlook.facts import was_published
from monitor.figures.patterns import lazy
from monitor.figures.phrases.words import joined
from monitor.figures.segmenter import WORD_OF
from monitor.figures.spots import Spot
from monitor.figures.story.rows import BESIDE, IN_TURN
from monitor.figures.story.told import LISTS, Told, arrives, equals

# 降幅较大的是冬瓜8.1%、茄子6%
_FOREMOST = lazy(
    r"(?:(?P<up>[涨升增]幅|增速)|[降跌减]幅)(?:[从由]高到低(?:依次|分别)?[为是]:?|:|(?:较[大高快]|最[大高快]|居前|靠前|领先)的(?:[^,。;:0-9]{0,6}?)(?:有|是|为|包括))[^,。;:!?0-9]{1,12}$"
)
# 美洲(36.9%)、日本(19.8%)和欧洲(16.1%)的销售额均有较快增长: all grew, as what closes the list says.
_NEXT_BRACKET = lazy(r"\)[、,和与及以][^,。;:!?()0-9]{1,20}\(")
# 水位24.1米,超过警戒水位(18.5米)5.6米; 水位24.1米,超过警戒水位5.6米
BEYOND_MARK = lazy(
    r"(?:(?P<up>超出?过?|[高超]于|高出)|(?P<down>低于|距))[^,。;:()0-9]{0,4}(?:水位|标准|限值|阈值)(?:线|值)?(?:约|近)?\(?$"
)
# 低于全国7.8%平均增速2.5个百分点
_OF_STANDARD = lazy(r"的?(?:平均)?(?:增速|增幅|涨幅|降幅|增长率|水平)")
_GROWN_AFTER = lazy(rf"\)的?(?!后)[^,。;:!?()0-9]{{0,12}}?(?:(?P<up>{RISING})|{FALLING})(?=[,。;!?]|$)")
# 毛利率较前一季度(39.8%)有所提升: what it was before.
_AGAINST = lazy(r"[比较][^,。;:()]{1,12}\($")
_OF_OTHERS = lazy(r"(?:比|较|[和与、])(?![^,。;:0-9]*(?:目标|预算|计划))[^,。;:0-9]{1,12}\($")
# What has grown as much as is told right after it, of the same measure as the one before.
_MEASURED_TOO = lazy(r"[、,](?:(?!占)[一-龥]){2,16}(?:支出|收入|投资|产值|加值|产量|销量|售额|总额)")
_SET_BESIDE = lazy(r"\)(?:[和与、][^,。;:()0-9]{1,12}\(|(?:分别|均|各)?[高低快慢])")
# 上涨的12个,增加2个: by how many more than before.
_SORTED_BY = lazy(rf"\s?[,、](?!(?:增加|减少)了?\s?$)(?:{MOVES})(?:的)?(?:有)?\s?")
_NEXT_OF_LIST = lazy(r"\s?[、,和及与][^,。;:!?0-9]{1,10}")
_NEXT_RATIO = lazy(r"\s?[、和及与](?!(?:增|涨|升|翻|提高|扩大))[^,。;:!?0-9]{1,10}")
# A change that comes near or through a figure gives a level: 上行逼近3100点.
_LEVELS: Final = ("逼近", "直逼", "突破", "跌破", "冲破", "升破")
_GREW_FROM = lazy(r"增长,?[由从][^,。;:0-9]{0,8}$")
_OPPOSITE: Final = {UP: DOWN, DOWN: UP}
# What has been added to a stock told before: 合作社769个,新增6个.
# 高于全省水平6.1%的2.2个百分点, 高于全国(3.9%)3.6个百分点: what stands after the standard.
_AFTER_STANDARD: Final = ("的", ")")
_ADDED = lazy(r"[,(](?:其中|今年|当年|本年|年内|全年|上半年|本月|当月)?新增(?:了)?")
# 同比增长7.5%(全市11.1%)
_OF_WHOLE = lazy(r"\((?:全[国省市县区州]|[一-龥]{1,3}[省市县州])(?:平均|增速|增长|水平|为)*")
_SO_TOO = lazy(
    r"(?:\s?[,;]\s?[^,。;:0-9]{1,10}?|[和、])(?:(?P<up>[高多快])|(?P<down>[低少慢]))[了出]?"
)  # 高0.3个和低2.5个百分点
# 城镇收入增幅为20%,农村为22%
_BY = lazy(r"(?:[涨增升降跌减]幅|增速|增长率)为$")
_ALIKE = lazy(r"\s?[,;、][^,。;:0-9]{1,12}(?<![率重比数幅速])为")
# 恒云股价涨幅突破60%,青岭控股突破90%
_RATED = lazy(r"[涨增升降跌减]幅$")
_ANOTHER = lazy(r"\s?[,;、][^,。;:0-9]{2,10}(?<![率重比数幅速额量])")
# 男性死亡风险降低10%,女性为16%: of others by the same measure.
_OF_GROUP = lazy(
    r"\s?[,;、]\s?(?:而|其中)?(?:[男女][性生]?|[^,。;:0-9]{1,10}(?:者|组|人群|的人|患者|老年人|儿童|男性|女性))(?:则|仅|只|也|更|中)?(?:[为是]|达到?)?(?:约|近)?\s?"
)
# 增长均超过60%,县城更达74%
_EVEN_MORE = lazy(r"\s?[,、;]\s?(?:而|其中)?[^,。;:0-9]{1,12}更是?高?(?:达到?|至)")
_RISKS: Final = ("风险", "几率", "概率", "可能性", "死亡率", "发病率", "患病率")
# 丹霞股份(-1.3%), 沪指-0.3%
_NAMED = lazy(r"[A-Za-z0-9\u4e00-\u9fff](?<![为是达在至到了])\(?$")
# What may itself be below nought.
_RATIOS: Final = ("率", "比", "比重", "比例", "收益", "利差", "水平")
_BOUNDS: Final = frozenset((Qualifier.AT_LEAST, Qualifier.AT_MOST))
_BESIDE_BOUND = lazy(r"[高低]于[^,。;:0-9]{2,22}$")
# 增长8.8%,高于6月的6.3%: both are growths.
_THAN_ITS = lazy(r"\s?,?\s?(?:且|并|也|远|略|明显)*[高低快慢]于[^,。;:]{1,14}的\s?")
_THAN_OTHERS = lazy(r"\s?,\s?(?:且|并|也|远|略|明显)*[高低快慢]于[^,。;:0-9]{1,14}")
# 门店220家,低于天津331家: what others have stands right behind what something has.
_THAN_THEIRS = lazy(
    r"\s?,\s?(?:且|并|也|仍|均|远远?|略|明显|大幅|显著)*(?:(?P<below>[低少]于)|[高多]于|超过?)[^,。;:()0-9]{2,14}"
)
# Of what something has at least, for its own to be theirs and not by how much it has more than they.
_NEAR: Final = Decimal("0.5")
# 甲、乙和丙降幅靠前,分别为…
_RANKED_BY = lazy(
    r"(?:(?P<up>[涨增升]幅|增速)|[降跌减]幅)(?:位居|居|排名|排在)?(?:靠前|前列|前[一二三四五六七八九十]|较[大高快]|最[大高快]|居前|领先|要?[大小高低快慢]得多)"
)


# 降准两次, 加息3次: how often, and not by how much.
_MOVED_SO_OFTEN = lazy(r"(?:降[准息价]|[加升]息|[涨提调]价|[上下]调)了?(?:约|近|超过?)?$")


class Directions:
    """The ways of the figures of a text, in order."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._grown: Direction | None = None  # which way those went that a list tells in brackets
        self._listing: Direction | None = None  # which way those went that a list of rates tells

    def open(self, spots: Sequence[Spot], index: int) -> None:
        """Look at what closes a list of figures in brackets, which says the way of each."""
        self._grown = self._grown_after(spots, index) if spots[index].left[-1:] == "(" else None

    def of(self, spot: Spot, name: str) -> Direction | None:
        """Which way a figure changed; a member of a list goes the way of the one before."""
        left, mention, last = spot.left, spot.mention, self._told.last
        counted = spot.follower.how == "noun"
        own = (
            roles.direction(left, spot.right, mention, counted=counted)
            or self._from_mark(spot)
            or self._below_nought(spot, name)
        )
        if own is None and mention.unit_name == "%" and (foremost := self._foremost(spot) or self._beside(spot)):
            return foremost
        if own and mention.unit.kind is Kind.MULTIPLE and (roles.is_ratio(left, name) or self._is_ratio_too(spot)):
            return None
        if own and mention.unit_name == "次" and _MOVED_SO_OFTEN.search(left):
            return None
        own = own or self._grown
        if own is None and was_published(left):
            return self._as_last_time(spot)
        if own is None and not spot.opens and (also := self._goes_along(spot) or self._stocked(spot, name)):
            return also
        before = None if spot.opens else self._told.spot
        if own and last and last.unit == mention.unit_name and (_is_sorted(spot) or _is_theirs(last, spot)):
            return None
        if spot.lead and (_is_level(spot) or _is_reached_too(spot)):
            return None
        if before and mention.unit_name in roles.POINTS:
            own = _past_standard(before, spot, own)
        if own is None and mention.unit_name == "%" and (before or "分别" in left) and (ranked := _ranked_by(spot)):
            return ranked
        if own is None and last and self._goes_on_with(last, spot, name):
            return _flipped(last, mention)
        if own is None and before and last and name == last.indicator and _ADDED.fullmatch(left):
            return Direction.UP
        told_of_some = counted and name == spot.follower.text  # 六成省区市的鸡蛋价格降幅超过10%
        rated = None if told_of_some else roles.of_rate(name, mention)
        return own or rated or roles.improved(left, name, mention)

    def _from_mark(self, spot: Spot) -> Direction | None:
        """Which way something stands from a mark told in brackets just before: 超过警戒水位(18.5米)5.6米."""
        before = self._told.spot
        if spot.left != ")" or spot.opens or before is None or before.mention.unit_name != spot.mention.unit_name:
            return None
        found = BEYOND_MARK.search(before.left)
        return None if found is None else UP if found["up"] else DOWN

    def _below_nought(self, spot: Spot, name: str) -> Direction | None:
        """The fall that a percentage below nought is behind a sum and a slash, or right behind what is no rate itself:
        营收10.4亿元/-13.9%, 丹霞股份(-1.3%), 沪指-0.3%."""
        if spot.mention.unit_name != "%" or (spot.mention.value or 0) >= 0:
            return None
        if _NAMED.search(spot.left):
            return None if name.endswith(_RATIOS) else DOWN
        last = self._told.last
        return DOWN if spot.left == "/" and last is not None and last.unit != "%" else None

    def _goes_on_with(self, last: Figure, spot: Spot, name: str) -> bool:
        """Whether a figure is a member of the list of the one before, or tells the same over."""
        here = spot.left.strip()
        if not here and last.unit == "户" and spot.mention.unit_name == "人" and name == last.indicator:
            return True  # 减少贫困人口6283户16925人
        return spot.joined or here in BESIDE or self._of_next_noun(spot)

    def _is_ratio_too(self, spot: Spot) -> bool:
        """Whether a multiple is the next of a list of ratios: 市盈率60倍,高于云雀茶40倍、溪谷茶38倍."""
        last = self._told.last
        listed = last is not None and last.kind is Kind.MULTIPLE and last.direction is None and not spot.opens
        return listed and _NEXT_RATIO.fullmatch(spot.left) is not None

    def _grown_after(self, spots: Sequence[Spot], index: int) -> Direction | None:
        """The way of those that are told in brackets one after another, which only what closes their list says."""
        if self._grown and not spots[index].opens and _NEXT_BRACKET.fullmatch(spots[index].left):
            return self._grown
        if spots[index].mention.unit_name != "%" or spots[index].right[:1] != ")" or _AGAINST.search(spots[index].left):
            return None
        while index + 1 < len(spots) and not spots[index + 1].opens and _NEXT_BRACKET.fullmatch(spots[index + 1].left):
            index += 1
        found = _GROWN_AFTER.match(spots[index].right)
        return None if found is None else UP if found["up"] else DOWN

    def _goes_along(self, spot: Spot) -> Direction | None:
        """The way of the change before, where that is told over, in other money or of another thing."""
        last, before = self._told.last, self._told.spot
        if last is None or before is None or not last.direction:
            return None
        if also := _so_too(last, before, spot):
            return also
        if last.unit == spot.mention.unit_name == "%" and spot.right[:1] == ")" and _OF_WHOLE.fullmatch(spot.left):
            return last.direction
        if last.kind is MONEY is spot.mention.unit.kind:
            return last.direction if equals(spot) else None  # 减少448亿美元(约合人民币3200亿元)
        if spot.mention.unit_name != "%":
            return None
        if last.unit == "%" and _MEASURED_TOO.fullmatch(spot.left) and spot.left[-2:] == last.indicator[-2:]:
            return last.direction  # 教育支出增长8.2%,农林水支出20.7%
        than = "于" in spot.left and last.unit == "%" and _is_growth_beside(spot)
        from_there = _GREW_FROM.search(before.left) and arrives(spot)  # GDP增长由5.2%放缓至4.5%
        return last.direction if than or from_there else None

    def _stocked(self, spot: Spot, name: str) -> Direction | None:
        """The way of what has been added to another stock of the same sort: 新增义务教育学位4万个、幼儿园学位3万个."""
        last = self._told.last
        if last is None or spot.left[:1] != "、" or last.direction is not UP or last.unit != spot.mention.unit_name:
            return None
        added = last.indicator.startswith("新增") and last.indicator[-2:] == name[-2:]
        return UP if added and spot.mention.unit.kind is Kind.COUNT else None

    def _as_last_time(self, spot: Spot) -> Direction | None:
        """The way of what a figure was the last time, as that of the one published: 同比上涨0.6%,预期0.7%,前值0.5%."""
        unit = spot.mention.unit_name
        return next((one.direction for one in reversed(self._told.here) if one.unit == unit and one.direction), None)

    def _of_next_noun(self, spot: Spot) -> bool:
        """Whether a share goes on with a list of which each is told before its noun: 降低25%癌症风险与31%中风风险."""
        words = spot.before.words
        listed = len(words) > 1 and words[-1][0] in LISTS and spot.mention.unit_name == "%" and not spot.opens
        return (
            listed and spot.follower.how == "noun" and bool(self._told.taken) and joined(words[:-1]) == self._told.taken
        )

    def _beside(self, spot: Spot) -> Direction | None:
        """The way of the growth that those of others are set beside: 增长8%,比全省(7%)和全国(6%)分别高1、2个百分点."""
        if spot.opens or spot.left[-1:] != "(" or not _OF_OTHERS.search(spot.left) or not _SET_BESIDE.match(spot.right):
            return None
        told = self._told.latest_of("%")
        return told.direction if told else None

    def _foremost(self, spot: Spot) -> Direction | None:
        """The way of those that moved most, told one by one: 升幅较大的有生菜28.6%、油麦菜22.1%."""
        moved = "幅" in spot.left or "增速" in spot.left
        if moved and (found := _FOREMOST.search(spot.left)):
            self._listing = UP if found["up"] else DOWN
        elif self._listing and (spot.opens or not _NEXT_OF_LIST.fullmatch(spot.left)):
            self._listing = None
        return self._listing


def _so_too(last: Figure, before: Spot, spot: Spot) -> Direction | None:
    """The way of what is told of another thing against the same as the one before: 城镇比上月低0.5点,农村高1.2点."""
    if last.unit != spot.mention.unit_name:
        return None
    if last.unit == "%":
        if _EVEN_MORE.fullmatch(spot.left) or (_ALIKE.fullmatch(spot.left) and _BY.search(before.left)):
            return last.direction
        bounded = spot.qualifier is last.qualifier is not Qualifier.EXACT
        if bounded and _RATED.search(before.left) and _ANOTHER.fullmatch(spot.left):
            return last.direction
        if last.indicator.endswith(_RISKS) and _OF_GROUP.fullmatch(spot.left):
            return last.direction
    found = _SO_TOO.fullmatch(spot.left)
    return None if found is None else UP if found["up"] else DOWN


def _past_standard(standard: Spot, spot: Spot, own: Direction | None) -> Direction | None:
    """Which way so many points set something against the standard told just before: 低于全国7.8%平均增速2.5个百分点."""
    if own is None and spot.left[:1] in _AFTER_STANDARD:
        return roles.beyond(standard.left)
    return (roles.beyond(standard.left) or own) if _OF_STANDARD.fullmatch(spot.left) else own


def _is_growth_beside(spot: Spot) -> bool:
    """Whether a share is the growth of others that one is held against: 增长8.8%,高于6月的6.3%, 高于全国平均5%的水平."""
    if _THAN_ITS.fullmatch(spot.left):
        return True
    return spot.right.startswith("的水平") and _THAN_OTHERS.fullmatch(spot.left) is not None


def _is_level(spot: Spot) -> bool:
    """Whether the words right before a figure make it a level, whatever went up or down: 上行逼近3100点, 远低于其他公司普遍不低于40%的占比."""
    if spot.lead.startswith(_LEVELS) and spot.mention.unit.kind is not PERCENT:
        return True
    return spot.qualifier in _BOUNDS and _BESIDE_BOUND.search(spot.left) is not None


def _is_reached_too(spot: Spot) -> bool:
    """Whether a figure is what a thing came to beside the change told before it: 供电能力提高1200万千瓦、超过4000万千瓦."""
    return spot.left.strip() == "、" and spot.lead[0] == "超" and spot.mention.unit.kind is not PERCENT


def _is_theirs(last: Figure, spot: Spot) -> bool:
    """Whether a figure is what others have beside what something has: 客单价18元,低于云桥25元; but 客单价18元,低于云桥2元."""
    if last.direction or last.value is None or spot.mention.value is None or "," not in spot.left:
        return False
    than = _THAN_THEIRS.fullmatch(spot.left)
    if than is None:
        return False
    return spot.mention.value > (last.value if than["below"] else last.value * _NEAR)


def _is_sorted(spot: Spot) -> bool:
    """Whether things are counted by how they moved: 价格上涨的有12个,持平6个,下降22个."""
    return spot.mention.unit_name in ("个", "种", "类") and _SORTED_BY.fullmatch(spot.left) is not None


def _ranked_by(spot: Spot) -> Direction | None:
    """The way of the change by which the clause before ranks the things whose shares the next one tells."""
    parts = spot.before.parts
    if len(parts) < 2 or IN_TURN.isdisjoint(map(WORD_OF, spot.before.tail)):
        return None
    found = _RANKED_BY.search("".join(map(WORD_OF, parts[-2])))
    return None if found is None else UP if found["up"] else DOWN


def _flipped(last: Figure, mention: Mention) -> Direction | None:
    """The way of the figure before, turned where only one of the two has a minus: 分别增长39.3%、-97.7%."""
    if last.value is None or mention.value is None or (last.value < 0) == (mention.value < 0):
        return last.direction
    return _OPPOSITE.get(last.direction) if last.direction else None
