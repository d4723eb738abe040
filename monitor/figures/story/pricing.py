"""Pricing: the kind of a figure where an amount is a price because of the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.articles import Figure, Kind, Qualifier
from monitor.figures.kinds import PIECES, comes_of_field, kind_of
from monitor.figures.members import AREA, COUNT, MASS, MONEY, PERCENT, PRICE
from monitor.figures.moves import MOVES
from monitor.figures.patterns import lazy
from monitor.figures.phrases.words import joined
from monitor.figures.segmenter import Word
from monitor.figures.spots import Spot
from monitor.figures.story.told import LISTS, Told, is_part

# 今年也能卖1万多元, and not 去年每头卖2万元
_IN_A_TIME = lazy("[一今明去当前每全]年|一季|年年")
_EACH_THING = lazy(r"(?:[每这那]|(?<!第)一)(?![年季天月些])[\u4e00-\u9fff]")
_SO_MANY_YUAN = lazy("了?[,。;、!?”]|的(?:工资|收入|房租|学费|生活费)")  # 白菜还是1块多,…
_BROUGHT = lazy("[落卖值花挣赚付得钱价租亩斤才补下省剩拿领]|[能可]有")
_SAVED = lazy("(?:[省赚挣赔剩]|亏|多花)了?$")
_HANDED = lazy("(?:[给花付收罚找欠省捐亏赚挣赔]|亏损|投入|收入)了?$")
_SIDE_BY_SIDE: Final = 10  # characters at most between a price and the next
_SMALL_COINS: Final = frozenset(("块", "毛", "毛钱", "分"))
_COINS: Final = frozenset(("分", "分钱", "毛", "毛钱", "角", "块", "块钱", "元"))
_EXTREME = lazy("(?:最[低高]|[只才仅]|低[到至])$")
_DEAR: Final = 10**4  # more than one thing costs that is priced in a row with others
_HUNDRED: Final = 100  # 块 that are no pieces; times a price that what came of it is
_MANY_PIECES: Final = 1000  # of what nobody has so many
_SEVERAL: Final = 5
_SOLD_ALL = lazy(r"\s?[^,。;:0-9]{0,8}[,、]\s?(?:一共|总共|共)?卖了")
RETAIL: Final = 20  # as much as is priced together: 10斤鸡蛋卖了45元
# 550ml的农夫山泉已从2元涨到2.5元: what one of a size costs.
_SIZED = lazy(
    r"(?:^|(?:[Mm][Ll]|毫升|升|L|克|g|kg|公斤|斤)(?:/[瓶袋盒桶罐听包箱])?)的[一-龥A-Za-z]{2,12}?(?:已经?|也|还|仍|却|就)*(?:从|由|是|为|只?要|需花?|(?<![多少])[卖售花]|[涨降][至到])$"
    r"|(?:[Mm][Ll]|毫升|升|L|克|g|kg|公斤|斤)装[一-龥]{1,8}$"
)
# 4元一斤,…: of how much it is the price.
_ONE = lazy(r"一(?:公?斤|个|只|把|条|棵|盒|瓶|袋|箱|份)")
# 一斤5.1元,比前两天降了两毛钱.
_CHEAPER = lazy(rf"[比较][^,。;:]{{1,10}}(?:[降涨跌贵高低]|便宜|{MOVES})(?:了|出)?$")
# What is paid is no price, though one stands before it.
_SUMS = lazy(
    r"总|[可能节]省|[赚挣]|收入|流水|产值|利润|投资|成本|补贴|补助|奖|额|资金|费|净|款|税|工资|分红|市值|代价|对价"
)
# 由39元降到19.9元: where a price goes is one.
_MOVED_TO = lazy(r"[降涨升跌调减落弹高](?:价)?[为到至]$")
_GREAT: Final = 10**7
_SHRUNK = lazy(r"(?:缩水|蒸发|亏损|净赚|盈利|下滑|减少|增加)了?(?:约|近|超|逾)?$")
# 均价2.76元/500克,较上周下降7分.
_CENTS: Final = frozenset(("分", "角", "毛"))
# 现在降到35块了,降了7块钱.
_BY_SO_MUCH = lazy(
    rf"(?:[多了]|一公?斤)?,(?:一斤|每斤)?(?:(?:[降涨跌贵]|便宜)了|(?:分别|均|都|各)(?:{MOVES}|[涨跌降]))(?:约|近)?$"
)
_FELL = lazy(rf",(?:{MOVES}|[涨跌降])")  # 钢坯5150元/吨,跌30
_MOVED_BY = lazy(rf"(?:{MOVES}|[涨跌降])了?(?:约|近)?$|(?:贵|便宜)了(?:约|近)?$")


# 青岭控股跌2.1%至38.5港元: what a share costs after it moved.
# 星禾股份今早曾升至448.8元新高, 低见159.5元
_AT_MOST_SEEN = lazy(
    r"(?:最高|最低|曾|一度|盘中|今早|早盘|早段|午后)(?:升|涨|跌|挫|弹)(?:至|到|见)\s?$|[高低]见\s?$|重上\s?$|盘中最[高低](?:价|至|到|达|报|见)?\s?$"
)
# 星禾股份收188港元,大跌14.9%; 跌破两百港元
_CLOSED_AT = lazy(r"(?<![回吸征营验丰应实年月])收$")
_MOVED_SO = lazy(r",(?:大|微|急|暴|小幅|大幅|微幅)?(?:[涨跌升挫]|上涨|下跌)")
_BREAKS: Final = ("跌破", "跌穿", "涨破", "涨穿", "升破", "升穿")
_AT = lazy(r"\s?,?(?:至|报|为)\s?")
_CLOSES: Final = ("作收", "收盘", "报收", "收市")
_TRADED = lazy(r"(?:[涨跌挫扬]|[上下]升|走[高低]|[收高低]开|收[高低]|[涨跌升降]幅[为达]?)(?:了|逾|超过?|近|约)*$")


def kind(told: Told, spot: Spot, name: str) -> Kind:
    """The kind of a figure; an amount that follows a price of the same unit with nothing new named is a price."""
    mention, last = spot.mention, told.last
    left = spot.left + spot.lead if "每" in spot.lead else spot.left  # 约每小时126公里
    own = kind_of(left, spot.right, mention, name)
    if own is not PRICE and mention.unit_name in _SMALL_COINS and _in_small_coin(told, spot):
        return PRICE
    if (own is COUNT and _in_blocks(spot)) or (own in (PRICE, MONEY) and _is_income(told, spot, own)):
        return MONEY
    if own is MONEY and (_priced_before(told, spot, name) or _from_so_much(spot) or _is_of_size(told, spot)):
        return PRICE
    if own is MONEY and (mention.value or _DEAR) < _DEAR and _is_quote(told, spot, name):
        return PRICE
    if own is PRICE and _sells_in_all(spot):
        return MONEY  # 一年能卖10多万元
    part = own is PERCENT and not mention.unit_name  # 完成了5.6亿元,超过一半
    if part or last is None or spot.opens or (own is MONEY and comes_of_field(spot.left)):
        return own
    if own is PRICE and last.kind is MASS and sells_all(spot):
        return own if (last.value or 0) <= RETAIL else MONEY  # 2万多斤果子只卖了3800元
    if own is PRICE and _sold_together(told, spot):
        return MONEY  # 15个大棚能卖30万元
    if own is MONEY and last.kind is PRICE and (_CHEAPER.search(spot.left) or _priced_too(spot, name)):
        return PRICE
    if last.kind is PRICE and (
        (mention.unit_name in _CENTS and _MOVED_BY.search(spot.left))
        or (own is MONEY and _BY_SO_MUCH.match(spot.left))
        or _moved_by(told, spot)
        or (own is COUNT and not mention.unit_name and _FELL.fullmatch(spot.left))
        or (own is MONEY and _priced_by_unit(told, spot, name))
    ):
        return PRICE
    if last.unit != mention.unit_name:
        return MONEY if own is COUNT and _is_sum(told, spot, name) else own
    moved = last.kind is PRICE and _MOVED_TO.search(spot.left) is not None
    raised = last.kind is MONEY and not last.unit and _MOVED_TO.search(spot.left)  # 底薪从3000涨到4000
    takes_up = spot.joined or moved or raised or (own is MONEY and last.indicator == name)
    return last.kind if takes_up else own


def sells_all(spot: Spot) -> bool:
    """Whether a clause says only for how much so much as was told just before sold: 收了3200多斤,卖了5800多元."""
    return spot.left.endswith("卖了") and (not spot.before.marked or _SOLD_ALL.fullmatch(spot.left) is not None)


def _is_of_size(told: Told, spot: Spot) -> bool:
    """Whether a small amount is asked for one of a size that is told right before: 550ml的农夫山泉已从2元…"""
    found = (
        _SIZED.search(spot.left)
        if ("的" in spot.left or "装" in spot.left) and (spot.mention.value or _DEAR) < _DEAR
        else None
    )
    if found is None or (found.start() == 0 and spot.left[0] == "的" and told.last is None):
        return False
    sized = told.last is not None and not spot.opens and told.last.kind in (MASS, Kind.VOLUME)
    return sized or spot.left[found.start()] != "的"


def _is_income(told: Told, spot: Spot, own: Kind) -> bool:
    """Whether a great amount is what comes in, by its noun or by the price before it: 按70元一斤算,就是7万元."""
    if (spot.mention.value or spot.mention.high or 0) < _DEAR:
        return False
    if spot.right.startswith(("收入", "利润", "纯收入", "净收入")):
        return True
    last = told.last
    if last is None or last.kind is not PRICE or spot.opens or not (own is MONEY or "卖" in spot.left[-4:]):
        return False
    return (last.value or _DEAR) * _HUNDRED < (spot.mention.value or 0)


def _in_blocks(spot: Spot) -> bool:
    """Whether so many 块 are money where nothing is counted by them: 能卖三万来块, 白芨达到10万块."""
    if spot.mention.unit_name != "块" or spot.follower.text:
        return False
    if (spot.mention.value or spot.mention.high or 0) < _HUNDRED and not _SAVED.search(spot.left):
        return False
    paid = (spot.mention.value or 0) >= _DEAR or spot.right.startswith("的") or _BROUGHT.search(spot.left) is not None
    return (
        paid
        and _SO_MANY_YUAN.match(spot.right) is not None
        and not (PIECES.search(spot.left[-6:]) and (spot.mention.value or 0) < _MANY_PIECES)
    )


def _in_small_coin(told: Told, spot: Spot) -> bool:
    """Whether an amount is a price by the word for its coin: 芹菜1块多, and 最低2分 after another price."""
    unit = spot.mention.unit_name
    if unit == "块":
        return (
            (spot.mention.value or 0) < _DEAR
            and spot.qualifier is Qualifier.MORE_THAN
            and _SO_MANY_YUAN.match(spot.right) is not None
            and not spot.follower.text
            and not _HANDED.search(spot.left)
        )
    if unit in ("毛", "毛钱"):
        return not _HANDED.search(spot.left)
    priced = unit == "分" and told.last is not None and told.last.kind is PRICE and told.last.unit in _COINS
    return priced and _EXTREME.search(spot.left) is not None


def _sells_in_all(spot: Spot) -> bool:
    """Whether a great amount is what somebody sells in a year or a season."""
    if (spot.mention.value or 0) < _DEAR or "卖" not in spot.left[-4:]:
        return False
    return _IN_A_TIME.search(spot.left) is not None and _EACH_THING.search(spot.left) is None


def _sold_together(told: Told, spot: Spot) -> bool:
    """Whether a great amount is what several things told just before are sold for in all."""
    last = told.last
    if last is None or spot.before.marked or last.kind not in (COUNT, MASS, AREA):
        return False
    if last.kind is not AREA and (last.value or 0) < _SEVERAL:
        return False
    return (spot.mention.value or 0) >= _DEAR and "卖" in spot.left[-4:] and "每" not in spot.left


def _is_quote(told: Told, spot: Spot, name: str) -> bool:
    """Whether an amount is where a share of the market went by what was told just before: 跌2.1%至38.5港元."""
    if _SUMS.search(name):
        return False
    if _AT_MOST_SEEN.search(spot.left) or spot.lead.startswith(_BREAKS):
        return True
    if spot.left[-1:] == "收" and _CLOSED_AT.search(spot.left) and _MOVED_SO.match(spot.right):
        return True
    if told.last is None or told.spot is None or told.last.unit != "%" or spot.opens:
        return False
    closes = spot.left.endswith("以") and spot.right.startswith(_CLOSES)  # 跌幅3.4%,以62.41美元作收
    return (closes or _AT.fullmatch(spot.left) is not None) and _TRADED.search(told.spot.left) is not None


def _from_so_much(spot: Spot) -> bool:
    """Whether an amount is what a thing costs at least, by a 起 behind it: 据说也是2499元起."""
    behind = spot.phrase.end - spot.mention.unit_end
    small = (spot.mention.value or _DEAR) < _DEAR
    return spot.qualifier is Qualifier.AT_LEAST and behind == 1 and small


def _priced_before(told: Told, spot: Spot, name: str) -> bool:
    """Whether prices have been told, of which a 其中 or the next thing of a row tells one more: 排骨27.56元."""
    if spot.opens:
        here = told.figures[-3:] if is_part(spot) else _last_price(told, spot, name)
        before = next((one for one in reversed(here) if one.unit == spot.mention.unit_name), None)
    elif len(spot.before.parts) == 2 and _is_thing(spot.before.tail, name):
        before = told.latest_of(spot.mention.unit_name)
    else:
        before = None
    great = (spot.mention.value or 0) >= _DEAR or _SUMS.search(name) is not None
    return not great and before is not None and before.kind is PRICE and before.unit == spot.mention.unit_name


def _last_price(told: Told, spot: Spot, name: str) -> list[Figure]:
    """The price that the sentence before ended in, where this one opens with another thing: 基础款奶茶10元."""
    last = told.last
    if spot.paragraph or spot.before.marked or last is None or last.kind is not PRICE or last.direction:
        return []
    return [last] if _is_thing(spot.before.tail, name) and "均" not in name else []


def _moved_by(told: Told, spot: Spot) -> bool:
    """Whether so much is what the price before moved by: 3.9元/公斤,涨0.2元."""
    unit = spot.mention.unit_name
    per_one = told.last is not None and bool(unit) and told.last.unit.startswith(f"{unit}/")
    return per_one and not spot.subject.noun and _MOVED_BY.search(spot.left) is not None


def _priced_by_unit(told: Told, spot: Spot, name: str) -> bool:
    """Whether an amount is what another thing costs, as the one before by its unit: 长绒棉14元/公斤,陆地棉也在13元左右."""
    per_one = told.last is not None and told.last.unit.startswith(f"{spot.mention.unit_name}/")
    aside = spot.left[:1] in (",", "、", ";") and len(spot.left) < _SIDE_BY_SIDE
    return per_one and aside and not _SUMS.search(name) and (spot.mention.value or _DEAR) < _DEAR


def _is_sum(told: Told, spot: Spot, name: str) -> bool:
    """Whether a great number with no unit and nothing that it counts goes on with sums: 甲下滑7.6亿元,乙则缩水了40亿;
    成交额9800亿元,连续三日未破万亿."""
    if spot.mention.unit_name or spot.follower.text or told.last is None or told.last.kind is not MONEY:
        return False
    if (spot.mention.value or 0) < _GREAT:
        return False
    return name == told.last.indicator or _SHRUNK.search(spot.left) is not None


def _priced_too(spot: Spot, name: str) -> bool:
    """Whether a figure goes on with a list of prices, of another thing each: 售价5999元,青春版4999元."""
    tail, head = spot.before.tail, spot.before.head
    if not spot.before.marked:
        if not tail or tail[0][0] not in LISTS:
            return False
        return _MOVED_BY.search(spot.left) is not None or _is_thing(tail, name)
    parts = 3 if tail and tail[0][0] == "其中" else 2
    if not 1 < len(spot.before.parts) <= parts or (head and not _ONE.fullmatch(joined(head))):
        return False
    return _is_thing(tail, name)


def _is_thing(words: Sequence[Word], name: str) -> bool:
    """Whether a few words only name another thing, which nothing is paid for: 、香蕉6.8元."""
    return 0 < len(words) < 7 and not any(tag[0] in "vd" for _, tag in words) and not _SUMS.search(name)
