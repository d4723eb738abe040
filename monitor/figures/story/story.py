"""Story: how each figure of a text takes up what was told before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import Final

from monitor.articles import Direction, Figure, Kind, Per, Qualifier
from monitor.figures import roles
from monitor.figures.indicators.context import Context
from monitor.figures.indicators.naming import indicator
from monitor.figures.indicators.rates import RATES
from monitor.figures.indicators.subjects import after_whose
from monitor.figures.members import COUNT, MONEY, PERCENT, PRICE
from monitor.figures.moves import MOVES
from monitor.figures.patterns import lazy
from monitor.figures.phrases.left import left_phrase
from monitor.figures.phrases.words import LONGEST
from monitor.figures.spots import Spot
from monitor.figures.story.companions import BOUNDS, ages, ahead
from monitor.figures.story.directions import BEYOND_MARK, Directions
from monitor.figures.story.foremost import Foremost
from monitor.figures.story.groups import Groups
from monitor.figures.story.pricing import kind
from monitor.figures.story.recurrence import per
from monitor.figures.story.rows import NEXT_TOLD, by_unit, counts_by, group, moving, shared_out, told_twice
from monitor.figures.story.taken import beside_share, taken, taken_at_opening, that_share
from monitor.figures.story.told import Told, arrives, distinct, goes_on, is_part
from monitor.figures.story.totals import total

# A bracket with which a clause ends tells of what the clause says, and sets nothing beside.
_CLOSED = lazy(r"\)\s*[。;!?]?\s*")
_WITH_OTHERS = lazy(r"[,;](?:[与同和跟比较]|相比)[^,。;:0-9]{1,12}\($")
# 优秀率为56%,比乙校(52%)高出4个百分点
_THAN_OTHER = lazy(r"(?:相?比|较)[^,。;:()0-9]{1,20}\($")
_BY_POINTS = lazy(r"\)[^,。;:()0-9]{0,6}?[高低多少][了出]*(?:约|近|超过)?")
_MORE_THAN = lazy(r",\s?[比较][^,。;:0-9]{1,8}[多少增减][了出加少产]{0,2}$")
# 1小时以内的检出率是45.8%,2小时的是49.3%.
_STATES: Final = frozenset(
    ("的", "的有", "以上的有", "以下的有", "以内的有", "之间的有", "的是", "的为", "的占", "的则是", "的则为")
)
# 死亡风险高出8%,每周吃一次者高出13%: a clause that says only who else.
_WHO_ELSE = lazy(
    r"\s?(?:[,;、]|(?=的))\s?(?:而|其中)?(?:[^,。;:]{1,24}(?:者|的人|人群|组|的[男女]性|的老人|的成年人|患者|[次杯份支克时天](?:以[上下])?的)|的(?:人|人群)?)(?:则|也|更|均|都|分别)?(?:要|会)?(?:高出?|低|增加|上升|升高|增高|降低|下降|减少)[了出]?(?:约|近|超过)?\s?"
)
_RISKS: Final = ("风险", "几率", "概率", "可能性", "死亡率", "发病率", "患病率", "几率会", "生存率", "存活率", "治愈率")
# 风险增加3%;每天喝两杯将增加7%,5杯则为37%
_WITH_SO_MUCH = lazy(rf"\s?(?:以[上下])?(?:就|则|将|会|可|要|也)*(?:为|达到?|(?:{MOVES}|升高)(?:到|至)?)了?\s?")
# 死亡风险是每天久坐4小时者的1.5倍: as many times as that of others.
_TIMES_THEIRS = lazy(r"(?:以[上下])?(?:的[男女]性|者|的人|人群|的老人|的同龄人|的患者)的(?:约|近|至少)?\s?")
_IS_THAT = lazy(
    r"(?P<of>[^,。;:是]{2,16}(?:风险|几率|概率|可能性|死亡率|发病率|患病率))为[^,。;:]{1,20}$|(?P<other>[^,。;:是]{2,16})是[^,。;:]{1,20}$"
)
# 收入10万元以上的村有62个: those of whom the figure before says so much.
_OF_SO_MUCH = lazy(
    r"(?:(?P<within>以[上下内])的|的)(?P<who>[村户人店县镇乡校场])(?:\([^()]{1,4}\))?(?:[有达]|达到|共有|为|已有|已达)?$"
)
_SO_MUCH = lazy(
    r"(?:以[上下内]|之间)?的(?:[有占]|(?:[村户人店县镇乡校场站]|省份|国家|地区|市县|面积|天数|日数|站点|企业|公司|家庭|农户|学生|城市|河流|监测站|气象站|观测站|水库|订单|项目)(?:\([^()]{1,4}\))?(?:[有达约]|达到|共有|为|已有|已达)?(?:约|近)?)\s?[0-9]"
)
# 投资32万元,修建了自来水厂: on what, its own sentence says.
_SPENT_ON = lazy(
    r"[,;]?\s?(?:用于|对|完成|实施|启动|推进|开工|[新修改扩续]建|建[成设起]|整修|整治|改造|拉通|铺设|架设|安装|购[置买]|维修|硬化|修[缮复])"
)
_LEVELS_OF_WATER: Final = ("水位", "库水位", "潮位")
_BESIDE_PRICE = lazy(r"[较比](?:每股|其)?[^,。;:0-9]{0,8}$")
_ABOVE_PRICE = lazy(
    r"(?:/股)?(?:的?[^,。;:0-9]{0,4}价格?)?(?:已|仍|大幅|累计|一度|[暴大狂急猛微])*(?:上涨|下跌|[上下]升|高开|低开|高出|溢价|折让|折价|[涨跌高低升])了?"
)
_COMES_TO = lazy(r"[,;][^,;。:0-9]{0,8}[扩增升降提减][升高到加长]?[至到]$")
# What costs so much is the whole: 水渠长3公里,宽2米,需要18万元.
_WAY_ACROSS = lazy(r"(?<=..)(?:[全总]?[长宽高厚深]|[长宽高厚深]度)$")
_SHARE_OF = lazy(r"(?:占[^,。;:0-9]{0,8}|(?:完成|达到?|实现|为)[^,。;:0-9]{0,8}(?:任务|目标|计划|预算)数?)$")
# What is told of all the beasts after some of them.
_SOLD_OFF: Final = frozenset(("出栏", "出栏量", "出笼", "累计出栏"))
_KEPT: Final = ("存栏", "存栏量", "饲养量", "存笼")
_BEYOND: Final = {Qualifier.MORE_THAN: "超", Qualifier.LESS_THAN: "不足"}
# Among whom: 增长6%,在全省21个市中居第7位.
_AMONG = lazy(r"[^,。;:!?0-9]{0,10}[中里内](?:继续|仍|再次|均|都)?(?:排名|位居|位列|名列|居|列|排在?)(?:正数|倒数)?第$")
_OF_THEM = lazy(r"[^,。;:!?0-9]{1,12}第")
_HOLDS: Final = frozenset(("位居", "位列", "名列", "居", "列", "排名"))
# Of which grade petrol is.
_GRADE = lazy(r"\s?[,、;和]\s?(?P<grade>(?:8[29]|9[02358]|0)号)(?:每升|每吨)?(?:为|是)?\s?$")
_GRADES = lazy(r"(?:8[29]|9[02358]|0)号(?=[汽柴]油)")
# 甲和乙分别为119.5和127.1,前者比上月高…
_FORMER: Final = {"前者": 0, "后者": 1}
_FIRST_OF_ROW = lazy(r"[为是、](?P<name>[^,。;:0-9()为是、]{2,12})\($")
_FIRST_TOLD = lazy(r"(?:的是|依次[为是]|分别[为是]|(?:原因|因素|理由)[为是有])(?P<name>[^,。;:0-9()为是、]{2,12})\($")
_NEXT_OF_ROW = lazy(r"\)\s?[、和及与]\s?[^,。;:0-9()]{2,12}\(")
# With what sum something is done that is told behind the last of them.
_WITH_SUMS: Final = frozenset(("以", "拟以", "斥资", "出资", "耗资"))
_SHARE_ENDS: Final = ("比重", "占比", "比例", "率")


_IN_PLACES: Final = frozenset(
    ("在", "销往", "远销", "畅销", "行销", "出口到", "出口至", "遍布", "覆盖", "进入", "辐射", "热销")
)
_PLACES: Final = ("省", "市", "县", "国家", "城市", "地区", "乡镇", "街道", "社区")


# No one of a thing costs as much.
_NO_PRICE: Final = 10**7


class Story:
    """The figures read so far, and what the next one inherits of them."""

    def __init__(self) -> None:
        self._told = Told()
        self._directions = Directions(self._told)
        self._foremost = Foremost()
        self._groups = Groups()
        self._assigned: list[str] = []  # for the members of the running list still to come
        self._doubled = False  # each of the running list is told in two units
        self._bracketed = ""  # what the figure was of that a bracket of the sentence opened with last
        self._others = False  # the figure at hand is one that others have, in brackets, beside what was told

    @property
    def figures(self) -> list[Figure]:
        """Those read so far."""
        return self._told.figures

    def open(self, spot: Spot) -> None:
        """Forget what a new sentence does not take up."""
        self._told.open(spot)
        if spot.opens:
            self._foremost.open()
            self._groups.open()
        if self._doubled:
            self._doubled = spot.left == "(" or spot.left.strip() in NEXT_TOLD
        if not spot.joined and not self._doubled:
            self._assigned = []

    def add(self, spot: Spot, figure: Figure) -> None:
        """Take in a figure that has been read."""
        self._told.add(spot, figure)
        if spot.left[-1:] == "(":
            self._bracketed = figure.indicator

    def name(self, spots: Sequence[Spot], index: int, *, ranked: bool) -> str:
        """The indicator of a figure: its own member of a list, or what the words around it say."""
        spot = spots[index]
        self._directions.open(spots, index)
        if most := self._foremost.name(spot, None if spot.opens else spots[index - 1], self._told.figures[-3:]):
            return most
        if group := self._groups.name(spot):
            return group
        if self._assigned and (spot.joined or self._doubled):
            return self._assigned.pop(0)
        if not spot.opens and (told := self._told_before(spots[index - 1], spot)) is not None:
            return told
        return (
            self._taken_up(spots, index, ranked=ranked)
            or _first_in_brackets(spots, index)
            or self._first_of_list(spots, index)
            or indicator(spot, self._context(spots, index, ranked=ranked))
        )

    def _taken_up(self, spots: Sequence[Spot], index: int, *, ranked: bool) -> str:
        """The indicator that one of the figures before gives this one; empty if none does."""
        spot, told = spots[index], self._told
        if "比例" in spot.left[-8:] and (share := that_share(told, spot)):
            return share
        if spot.opens:
            self._others, self._bracketed = False, ""
            return taken_at_opening(told, spot)
        if (which := _FORMER.get(spot.subject.text)) is not None:
            pair = told.row if len(told.row) == 2 else distinct(told.names, 2)
            if pair:
                return pair[which]
        aged = ages(told.last, spot) if told.last else ""
        if beside := aged or self._beside_others(spot) or total(told, spot):
            return beside
        if told.last and "号" in spot.left[-6:] and (grade := _GRADE.fullmatch(spot.left)):
            return _GRADES.sub(grade["grade"], told.last.indicator)  # 92号汽油每升6.12元,95号6.58元
        if ranked and (ranks := self._ranked_among(spots, index)):
            return ranks
        last = told.last
        stands = last is not None and last.unit == spot.mention.unit_name and last.indicator.endswith(_LEVELS_OF_WATER)
        if last and stands and spot.left[-1:] != "(" and BEYOND_MARK.search(spot.left):
            return last.indicator
        return (
            self._of_bracket_row(spot)
            or beside_share(told, spot)
            or by_unit(told, spot)
            or self._of_others(spots, index)
            or taken(told, spots[index - 1], spot)
            or self._of_so_much(spots, index)
        )

    def _of_bracket_row(self, spot: Spot) -> str:
        """What is told of each of a row in brackets: 营收前两名为青川银行(25亿元)、云桥银行(16亿元)."""
        last, before = self._told.last, self._told.spot
        if last is None or before is None or spot.left[-1:] != "(" or last.unit != spot.mention.unit_name:
            return ""
        goes_on = _NEXT_OF_ROW.fullmatch(spot.left) is not None
        if goes_on and before.left[-1:] != "(" and self._bracketed:
            return self._bracketed  # 上海(33例,死亡11例)、江苏(24例,死亡3例)
        first = _FIRST_OF_ROW.search(before.left) if goes_on else None
        if not first or not last.indicator.startswith(first["name"]):
            return last.indicator if first else ""
        measure = last.indicator.removeprefix(first["name"])
        if not measure and spot.mention.unit_name == "%":
            return spot.left.lstrip(")、和及与 ").rstrip("(").strip()  # 性价比高(60%)、价格优惠(54%)
        return left_phrase(spot.before.parts[-2]).text + measure if measure else ""  # 苹果份额(20%)、三星(19%)

    def _of_others(self, spots: Sequence[Spot], index: int) -> str:
        """The risk told just before that others run too, or that is so many times theirs; empty where none is."""
        spot = spots[index]
        if spot.mention.unit_name == "%" and (risk := self._told.latest_of("%")):
            if not risk.indicator.endswith(_RISKS):
                return ""
            more = self._told.last is not risk and _WITH_SO_MUCH.fullmatch(spot.left)
            return risk.indicator if more or _WHO_ELSE.fullmatch(spot.left) else ""
        if again := self._done_again(spot):
            return again
        if spot.mention.unit.kind is not Kind.MULTIPLE or not _TIMES_THEIRS.fullmatch(spot.left):
            return ""
        found = _IS_THAT.search(spots[index - 1].left)
        return (found["of"] or found["other"]).strip() if found else ""

    def _first_of_list(self, spots: Sequence[Spot], index: int) -> str:
        """The name of the first of a list's members, with those of the others kept for them; empty if there is no list."""
        # A list is measured at its first figure alone, so that a long one takes no more than linear time.
        spot = spots[index]
        following = spots[index + 1] if index + 1 < len(spots) else None
        size = 1 if spot.joined or following is None or not following.joined else group(spots, index)
        bracketed = following is not None and following.left == "("
        if bracketed and (twice := told_twice(spots, index)) > 1 and (names := shared_out(self._told, spot, twice)):
            self._told.row = names
            self._assigned = [name for name in names for _ in range(2)][1:]
            self._doubled = True
            return names[0]
        if size == 1 and "持平" not in spot.left and "持平" not in spot.right:
            return ""
        of = spots[index + size - 1].follower
        if of.how == "of" and counts_by(spot):
            self._assigned = [of.text] * (size - 1)
            return of.text  # 两省分别以6544万吨和5590万吨的粮食产量位居…
        if spot.mention.unit.kind is MONEY and spot.before.tail[-1:] and spot.before.tail[-1][0] in _WITH_SUMS:
            what = of.text if of.how in ("verbal", "verb", "noun") else ""
            if size > 1 and what:
                self._assigned = [what] * (size - 1)
                return what  # 拟以不低于5000万元、不超过1亿元回购股份
        moved = moving(spots[index : index + size])
        names = shared_out(self._told, spot, len(moved)) if len(moved) > 1 else []
        if not names:
            return ""
        self._told.row = names
        first, *self._assigned = compress(names, moved)
        return first

    def _context(self, spots: Sequence[Spot], index: int, *, ranked: bool) -> Context:
        """What the figures around one say of it."""
        spot, told = spots[index], self._told
        last = told.last
        previous = "" if spot.paragraph or told.turned(spot) else self._compared(spot) or self._latest(spot)
        return Context(
            previous, told.base if previous else "", told.taken, spot.opens, ranked, is_part(spot), ahead(spots, index),
            "" if spot.opens else told.growing(), "" if spot.opens else told.paid, spot.subject.kept,
            last.unit if last and last.kind is COUNT else "", told.topic, told.ranking,
        )  # fmt: skip

    def _latest(self, spot: Spot) -> str:
        """What was told last outside of brackets, or in them where a figure goes on from there."""
        told = self._told
        last, latest = told.last, told.outer
        if last is not None and last.indicator != latest:
            here = told.depth or arrives(spot) or goes_on(spot) or self._moves_share(spot)
            latest = last.indicator if here else latest
        if spot.opens and told.summed:
            latest = told.summed
        if (spot.left == "投资" if spot.opens else spot.left.endswith(";投资")) and _SPENT_ON.match(spot.right):
            return ""  # 投资32万元,修建了自来水厂
        if last is None or told.spot is None:
            return latest
        if told.whole and spot.subject.text in _SOLD_OFF and told.whole.indicator.endswith(_KEPT):
            return told.whole.indicator.removesuffix("量")  # 生猪存栏18万头,其中能繁母猪1.7万头,出栏32万头
        if told.whole and spot.left[-2:] == "新增" and told.is_outcome(latest, spot):
            return told.whole.indicator
        if last.kind is PRICE and spot.mention.unit.kind is MONEY and (spot.mention.value or 0) >= _NO_PRICE:
            summed = next((one for one in reversed(told.here) if one.kind is MONEY), None)
            return summed.indicator if summed else latest  # 销售金额2.9亿元,均价1.7万元/㎡,前两月累计6.4亿元
        if last.kind is COUNT and last.indicator == latest and latest.startswith(_PLACES):
            latest = _sold_there(told.spot, latest)
        if last.kind is PERCENT and last.unit != spot.mention.unit_name and _COMES_TO.search(spot.left):
            same = told.latest_of(spot.mention.unit_name)  # 月产能5万片,良率升至82%,明年扩至8万片
            latest = same.indicator if same and not spot.subject.noun else latest
        if last.kind is Kind.LENGTH and spot.mention.unit.kind is MONEY:
            latest = _WAY_ACROSS.sub("", latest)
        if latest == last.indicator and _tells_verb(told.spot, spot):
            latest = latest.removesuffix(told.spot.follower.text)  # 23%从不运动,另有12%偶尔跑步
        return latest

    def _told_before(self, between: Spot, spot: Spot) -> str | None:
        """What was told before the figure between, which is only a whole or a price that this one is set against."""
        if len(self._told.figures) > 1 and spot.mention.unit_name == "%" and _of_whole(between, spot):
            return self._told.figures[-2].indicator
        if len(self._told.figures) > 1 and _is_above(between, spot):
            return self._told.figures[-2].indicator
        if len(self._told.figures) > 1 and spot.left == ")" and _over_mark(between, spot):
            return self._told.figures[-2].indicator
        if not _over_price(between, spot):
            return None
        return self._told.figures[-2].indicator if len(self._told.names) > 1 else ""

    def _moves_share(self, spot: Spot) -> bool:
        """Whether so many points are what the share or the rate told just before moved by: 占比达到38.1%,提高9.3个百分点."""
        last = self._told.last
        if last is None or spot.opens or spot.mention.unit_name not in roles.POINTS or spot.subject.text:
            return False
        return last.unit == "%" and last.direction is None and last.indicator.endswith(_SHARE_ENDS)

    def _done_again(self, spot: Spot) -> str:
        """What is done so many times by others than those told before: 每周吃坚果7次以上的人…,每周吃5到6次的…"""
        tail = spot.before.tail
        if tail and tail[0][0][0] == "每":
            tail = tail[1:]
        if spot.mention.unit.kind is not COUNT or len(tail) > 1:
            return ""
        told = self._told.latest_of(spot.mention.unit_name)
        if not tail:
            return told.indicator if told and told.per and "每" in spot.left else ""  # 每天喝两杯…;每天5杯…
        if told is None or tail[0][1] != "v":
            return ""
        again = told.per and "每" in spot.left  # 每天喝两杯咖啡…;每天饮用3杯的…
        return told.indicator if again or (len(tail[0][0]) == 1 and told.indicator.startswith(tail[0][0])) else ""

    def _of_so_much(self, spots: Sequence[Spot], index: int) -> str:
        """Those that are counted by how much each has of what the figure before measures: 收入10万元以上的村有62个."""
        last, before, spot = self._told.last, spots[index - 1].mention, spots[index]
        if "的" in spot.right[:4] and not spot.subject.text and _SO_MUCH.match(spot.right):
            others = self._told.latest_of(spot.mention.unit_name)  # 其中50万元以上的村有12个
            return others.indicator if others else ""
        if last and not spot.left and last.qualifier in BOUNDS and spot.mention.unit.kind is COUNT is not last.kind:
            others = None if spot.follower.text else self._told.latest_of(spot.mention.unit_name)
            return others.indicator if others else ""  # 服务中心152个,其中2000平方米以上3个
        if "的" not in spot.left[:4]:
            return ""
        found = _OF_SO_MUCH.match(spot.left) if last and spot.mention.unit.kind is COUNT else None
        counted = last is not None and last.kind is COUNT and not last.indicator.endswith("数")
        if last is None or found is None or counted or not last.indicator:
            return ""
        within = found["within"] or BOUNDS.get(last.qualifier, "")
        bound = _BEYOND.get(last.qualifier, "") + last.text + before.unit_name + within
        those = f"{last.indicator}{bound}的{found['who']}"
        return those if len(those) <= LONGEST else last.indicator

    def _ranked_among(self, spots: Sequence[Spot], index: int) -> str:
        """What is ranked among those of the figure before, which its clause or the one before that named."""
        if not (_AMONG.match(spots[index].left) or _ranks_first(spots[index - 1], spots[index])):
            return ""
        return _ranks(spots[index - 1]) or (self._told.names[-2] if len(self._told.names) > 1 else "")

    def _compared(self, spot: Spot) -> str:
        """What was compared last by the same unit, where a clause compares and says no more: 喝3杯者比不喝者低18%."""
        if self._told.last is None or spot.opens:
            return ""
        if spot.before.marked:
            more = spot.mention.unit_name not in ("%", self._told.last.unit) and _MORE_THAN.match(spot.left)
            latest = self._told.latest_of(spot.mention.unit_name) if more else None
            if latest and latest.indicator.endswith("预算"):
                latest = self._told.last  # 完成年初预算39亿元的97%,比上年增加3亿元
            return latest.indicator if latest else ""  # 产量40万斤,产值70万元,比去年多了30万斤
        states = spot.left.strip() in _STATES and spot.mention.unit.kind is not Kind.MULTIPLE
        if not states:
            told_apart = after_whose(spot.before.tail) if "比" in spot.left else None
            if told_apart is None or told_apart.text:
                return ""
        told = reversed(self._told.here)
        unit = spot.mention.unit_name
        return next((one.indicator for one in told if one.unit == unit and (states or one.direction)), "")

    def _beside_others(self, spot: Spot) -> str:
        """What others have a share of that the one told before is set beside: 为6.5%,与甲国(7.4%)、乙国(8.3%)有差距."""
        beside = spot.left[-1:] == "(" and spot.mention.unit_name == "%"
        beside = beside and _CLOSED.fullmatch(spot.right) is None
        again = self._others and spot.left[:1] == ")"
        self._others = beside and (again or _WITH_OTHERS.search(spot.left) is not None)
        told = self._told.latest_of("%") if self._others else None
        return told.indicator if told else ""

    def per(self, spot: Spot) -> Per | None:
        """The period that a rate is for."""
        return per(self._told, spot)

    def direction(self, spot: Spot, name: str) -> Direction | None:
        """Which way a figure changed."""
        return self._foremost.direction or self._directions.of(spot, name)

    def kind(self, spot: Spot, name: str) -> Kind:
        """The kind of a figure."""
        return kind(self._told, spot, name)


def _tells_verb(before: Spot, spot: Spot) -> bool:
    """Whether both of two shares are of those who do something that is told behind them."""
    if spot.mention.unit_name != "%" or before.mention.unit_name != "%":
        return False
    return before.follower.how == spot.follower.how == "verb" and not (before.subject.text or spot.subject.text)


def _first_in_brackets(spots: Sequence[Spot], index: int) -> str:
    """The first of a row of shares in brackets, which a ranking or the reasons lead to: 排在前四位的是价格优惠(54%)、…"""
    spot = spots[index]
    if spot.left[-1:] != "(" or spot.mention.unit_name != "%" or index + 1 == len(spots):
        return ""
    first = _FIRST_TOLD.search(spot.left) if _NEXT_OF_ROW.fullmatch(spots[index + 1].left) else None
    return first["name"] if first else ""


def _sold_there(where: Spot, places: str) -> str:
    """What is sold or used in so many places, or the places where no more is told: 产品在31个省市销售,销量…"""
    words = where.before.tail
    at = next((at for at, (word, _) in enumerate(words) if at and word in _IN_PLACES), 0)
    if not at:
        return places
    whose = left_phrase(words[:at])
    return whose.text if whose.noun else places


def _of_whole(whole: Spot, share: Spot) -> bool:
    """Whether the figure before is only the whole that a thing is a share of: 456个,占全市1857个行政村的24.6%."""
    words = share.before.words
    if whole.opens or share.before.marked or not words or words[-1][0] != "的":
        return False
    return _SHARE_OF.search(whole.left) is not None


def _is_above(other: Spot, points: Spot) -> bool:
    """Whether the figure before is only what another has, in brackets, that this one is set above: 比乙校(52%)高出4个百分点."""
    if points.mention.unit_name not in roles.POINTS or other.left[-1:] != "(" or other.mention.unit_name != "%":
        return False
    return _THAN_OTHER.search(other.left) is not None and _BY_POINTS.fullmatch(points.left) is not None


def _over_mark(mark: Spot, spot: Spot) -> bool:
    """Whether the figure before is only a mark, in brackets, that something stands so far from: 超过警戒水位(18.5米)5.6米."""
    return mark.mention.unit_name == spot.mention.unit_name and BEYOND_MARK.search(mark.left) is not None


def _over_price(price: Spot, moved: Spot) -> bool:
    """Whether the figure before is only the price that a share is set beside: 报445元,较236.6元的发行价上涨88%."""
    if moved.mention.unit.kind not in (PERCENT, Kind.MULTIPLE, MONEY) or "价" not in price.left + moved.left:
        return False
    return _BESIDE_PRICE.search(price.left) is not None and _ABOVE_PRICE.fullmatch(moved.left) is not None


def _ranks_first(whole: Spot, rank: Spot) -> bool:
    """Whether those among whom something ranks stand between its verb and the rank: 总资产位居四家银行第一, 居西部12个省第二."""
    holds = any(word in _HOLDS for word, _ in whole.before.tail[-2:])
    return holds and _OF_THEM.fullmatch(rank.left) is not None


def _ranks(whole: Spot) -> str:
    """What is ranked among so many: 经济总量 of 经济总量在全省91个县中排名第一; empty where another clause named it."""
    words = whole.before.tail
    at = next((index for index, (word, _) in enumerate(words) if word == "在" or word in _HOLDS), 0)
    named = left_phrase(words[:at])
    return named.text if named.noun and named.text not in RATES else ""
