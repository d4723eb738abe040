"""Foremost: whose a figure is where a sentence tells who has most or least of something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from monitor.articles import Direction, Figure
from monitor.figures import roles
from monitor.figures.members import DOWN, UP
from monitor.figures.moves import FALLING, MOVES, RISING
from monitor.figures.patterns import lazy
from monitor.figures.phrases.words import LONGEST
from monitor.figures.spots import Spot

_REACHING: Final = (
    r"(?:分别|均|都|已|今年|现年|累计|共计?|约|近|超过?|逾|每公斤|每斤|每吨|其)*"
    r"(?:为|达到?|有|是|占比?|仅有?为?|只有|高达|多达)*(?:约|近|超过?|逾)?"
)
_REACHES: Final = rf"(?:[,:(]|(?<=[一-龥》”])(?=[达为有])){_REACHING}"
_VERY: Final = "最(?:严重|便宜|突出|集中|[多少高低大小好差快慢长短重轻强弱贵远近深])"
_MEASURED: Final = "(?:率|量|额|数|占比|规模|收入|产值|营收|面积|人口|票房|市值|利润|价格?)"
_WHO: Final = r"(?P<who>[^,。;:!?()0-9是为有最以]{2,16}?)"
# 优良天数最多的是青川市,为91天; 考生最多的县是青川县,有8600人
_MOST = lazy(
    r"(?:^|[,。;:!?])\s?(?:其中|目前|今年|去年)?,?(?P<measure>[^,。;:!?()]{0,16}?)"
    rf"{_VERY}的(?:[县市区省国村镇站]|地区|城市|国家|省份|区县|乡镇|品种)?(?:当属|要数|(?:依次|分别)?[是为有])"
    rf"{_WHO}等?{_REACHES}$"
)
# 确诊病例以青川区最多,有312例; 青川县的失业率最高,达12.4%
_BY_MOST = lazy(rf"(?:^|[,。;:!?])\s?(?P<measure>[^,。;:!?()以]{{2,16}}?)以{_WHO}为?{_VERY}{_REACHES}$")
_OF_MOST = lazy(rf"(?:^|[,。;:!?])\s?{_WHO}的(?P<measure>[^,。;:!?()的]{{2,12}}?){_VERY},{_REACHING}$")
# 青川省接待人数最多,达到4322万人次
_PLACE_MOST = lazy(
    rf"(?:^|[,。;:!?])\s?(?:其中)?(?P<who>[^,。;:!?()0-9的]{{1,6}}?(?:[省县镇乡村旗盟州]|市(?!场)|[^社地山小园牧景辖]区))(?P<measure>[^,。;:!?()的]{{2,12}}?){_VERY},{_REACHING}$"
)
# 最常见的症状是发热,占78%
_COMMONEST = lazy(rf"最(?:常见|普遍|主要|多见)的(?P<measure>)[^,。;:!?()0-9是为]{{1,8}}[是为]{_WHO}{_REACHES}$")
# 排名前三的是青川县(312例)、石岭县(208例)
_FIRST_FEW = lazy(
    rf"(?P<measure>(?:[一-龥]{{0,8}}?{_MEASURED})?)(?:排名|排在|排|位居|位列|居)?前[一二三四五六七八九十几两0-9]{{1,2}}位?的?[^,。;:!?()0-9是为]{{0,8}}?(?:依次|分别)?[是为]{_WHO}\($"
)
# 降幅前三位的是菠菜(12.4%)、香菜(9.7%); 价格上涨的有生姜(8%)
_MOVED_MOST = lazy(
    r"(?:^|[,。;:!?)])\s?(?:其中)?,?(?:[本上今去当0-9]*[年月周季日]度?)*"
    rf"(?P<measure>(?:[一-龥]{{0,8}}?{_MEASURED})?)(?:[同环]比)?(?:(?P<up>{RISING}|增速|[涨升增]幅)|{FALLING}|[降跌减]幅)"
    r"(?:(?:排名|排在?|位居|位列|居)?前(?:[一二三四五六七八九十]|[0-9]{1,2})位?|居前|靠前|领先|明显|显著|最?[较更快大多高]+)?的?"
    rf"[^,。;:!?()0-9是为有]{{0,6}}?(?:主要|依次|分别)*(?:是|为|有|包括){_WHO}\($"
)
# 最大点雨量为青川站230毫米,石岭站114毫米
_PEAK = lazy(
    r"(?:^|[,。;:!?])\s?(?P<measure>最[大高低强][^,。;:!?()0-9为是有]{0,8}?(?:雨量|水量|雨强|风速|气温|温度|积雪|浓度))(?:出现在|发生在|[为是])(?!零下)(?P<who>[^,。;:!?()0-9是为有最以]{2,14}?)$"
)
_NEXT_PEAK = lazy(r"[,、;]\s?(?P<who>[^,。;:!?()0-9是为有最以]{2,12}?)$")
# ,其次是东坪村,有8人; ,石岭区次之,有208例; ,石岭县最低,仅2.9%
_NEXT = lazy(
    rf"[,;。)]\s?(?:(?:其次|第二|再次|居次席?)的?(?:是|为|有){_WHO}等?|(?P<also>[^,。;:!?()0-9是为有最以]{{2,12}}?)(?:次之|居次|{_VERY})){_REACHES}$"
)
_IN_TURN = lazy(rf"(?:(?:依次|分别)[是为]|[是为]|\)[、和及与]\s?){_WHO}\($")
# …最多的是烟山、威岭等3市,为91天
_OF_SEVERAL = lazy(r"[^,。;:!?0-9]{1,4},(?:均|都)?(?:为|达到?|有|是|仅为?|高达)+$")
_TELLS_MOST = lazy(
    rf"(?:^|[,。;:!?])\s?(?P<measure>[^,。;:!?()]{{0,16}}?){_VERY}的(?:[是为有][^,。;:!?0-9]{{2,24}}等|前)?$"
)
# 重污染天数最少的是青川市,未出现…;最多的是石岭市,为6天: what the one of whom no number is told has least of
_EARLIER = lazy(rf"(?:^|[,。;:!?])\s?(?P<measure>[^,。;:!?()]{{2,16}}?){_VERY}的")
_EXTENT = lazy(r"(?P<better>改善|好转)(?:幅度|率)?$|恶化(?:幅度|率)?$")
_HARMS = lazy(r"浓度|综合指数|PM|二氧化|臭氧|排放|污染|颗粒物")
# 同比增加, with which a measure ends or which stands for it
_MOVED_SO = lazy(f"(?:同比|环比|比上[年月]|比去年(?:同期)?)?(?:{MOVES})$")


class Foremost:
    """Who has most of what in the sentence at hand."""

    def __init__(self) -> None:
        self._measure, self._unit, self._tells, self._peaks = "", "", False, False
        self._listing: Direction | None = None  # which way went all that a list tells of
        self.direction: Direction | None = None  # which way went what the figure named last is the most of

    def open(self) -> None:
        """Forget what the sentence before told."""
        self._measure, self._tells, self._peaks, self._listing, self.direction = "", False, False, None, None

    def name(self, spot: Spot, before: Spot | None, told: Sequence[Figure]) -> str:
        """Whose so much of something is, with what it is; empty where the words before the figure tell nobody so.

        `told` are the figures before, which say by what they are of whether it is the better the less there is of it.
        """
        self.direction = None
        if moved := _MOVED_MOST.search(spot.left) if spot.left[-1:] == "(" and spot.mention.unit_name == "%" else None:
            return self._begin(moved)
        most = _most_of(spot, before)
        if most is None and self._peaks:
            following = _NEXT_PEAK.fullmatch(spot.left) if spot.mention.unit_name == self._unit else None
            self._peaks = following is not None
            return self._named(following["who"]) if following else ""
        if most is None:
            following = (_NEXT.search(spot.left) or _IN_TURN.fullmatch(spot.left)) if self._tells else None
            self.direction = self._listing if following and spot.mention.unit_name == "%" else None
            return self._named(following.groupdict()["who"] or following["also"]) if following else ""
        measure, who, self._peaks = most
        self._tells, self._unit, self._listing = True, spot.mention.unit_name, None
        self.direction = _way(spot, measure, told)
        moves = _MOVED_SO.fullmatch(measure) is not None
        if measure:
            self._measure = (_MOVED_SO.sub("", self._measure) if moves else "") + measure
        return self._named(who)

    def _begin(self, moved: re.Match[str]) -> str:
        """The first of a list of those that moved one way, and most."""
        self._measure, self._tells, self._peaks = moved["measure"] or self._measure, True, False
        self._listing = self.direction = UP if moved["up"] else DOWN
        return self._named(moved["who"])

    def _named(self, who: str) -> str:
        name = who + self._measure
        return name if len(name) <= LONGEST else self._measure


def _most_of(spot: Spot, before: Spot | None) -> tuple[str, str, bool] | None:
    """Of what somebody has most or least, who, and whether it is a peak: 优良天数最多的是青川市,为91天; None where nothing tells so."""
    left = spot.left
    if "最" in left:
        found = (
            _MOST.search(left)
            or _BY_MOST.search(left)
            or _OF_MOST.search(left)
            or _PLACE_MOST.search(left)
            or _COMMONEST.search(left)
        )
        peak = None if found else _PEAK.search(left)
        told = found or peak
        if told is None:
            return None
        earlier = None if told["measure"] else _EARLIER.search(left, 0, told.start())
        return earlier["measure"] if earlier else told["measure"], told["who"], peak is not None
    if left[-1:] == "(" and (first := _FIRST_FEW.search(left)):
        return first["measure"].lstrip("年月日"), first["who"], False
    if before is None or spot.opens or "最" not in before.left:
        return None
    in_turn = _IN_TURN.search(left)
    several = _TELLS_MOST.search(before.left) if in_turn or _OF_SEVERAL.fullmatch(left) else None
    return (several["measure"], in_turn["who"] if in_turn else "", False) if several else None


def _way(spot: Spot, measure: str, told: Sequence[Figure]) -> Direction | None:
    """The way that a measure goes by its own words: 天数同比增加, 涨幅, 改善幅度."""
    extent = _EXTENT.search(measure)
    if extent:
        harmful = any(map(_HARMS.search, (measure, *(figure.indicator for figure in told))))
        return DOWN if (extent["better"] is not None) is harmful else UP
    return roles.direction(measure, "", spot.mention, counted=False) if measure else None
