"""News composed from frames: whatever words of one sense fill them, each figure is read as its frame says."""

from __future__ import annotations

import datetime as dt
import re
from random import Random
from typing import NamedTuple

import pytest

from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)
VARIANTS = 25
WORDS = {
    "company": ["云溪科技", "青岭银行", "星河股份", "该公司", "江南药业"],
    "publishes": ["发布2021年年度报告", "披露2021年年报", "公布2021年业绩", "发布的2021年年报显示"],
    "county": ["云岭县", "石屏县", "全县", "我县", "青川区"],
    "place": ["四川省阿坝州", "云南省大理州", "新疆阿克苏地区", "青海省玉树州"],
    "source": ["据统计，", "数据显示，", "据县统计局介绍，", "记者获悉，", "县统计局数据显示，", ""],
    "against": ["同比", "比上年同期", "较上年同期", "比去年同期", "与去年同期相比"],
    "up": ["增长", "上升", "增加", "提高", "上涨", "大幅增长", "稳步提升"],
    "down": ["下降", "减少", "下滑", "回落", "降低", "小幅下降"],
    "aims": ["预计", "力争", "计划", "确保", "目标是", "争取"],
    "until": ["截至", "截止", "截止到"],
}
# {number|what its indicator has|role|direction|period}; a period of * is not asked for.
FRAMES = (
    (
        "<company><publishes>，全年实现营业收入{36.4亿|营业收入|level||2021}元，<against><up>{12.5|营业收入|change|up|2021}%；归母净利润"
        "{4.2亿|净利润|level||2021}元，<against><down>{3.1|净利润|change|down|2021}%；研发投入{2.6亿|研发投入|level||2021}元，占营业收入的"
        "{7.1|研发投入|level||2021}%。"
    ),
    (
        "<source>今年上半年，<county>实现地区生产总值{86.2亿|生产总值|level||2022-01/2022-06}元，<against><up>"
        "{5.1|生产总值|change|up|2022-01/2022-06}%。其中，第一产业增加值{12.3亿|第一产业增加值|level||2022-01/2022-06}元，<up>"
        "{4.2|第一产业增加值|change|up|2022-01/2022-06}%；第二产业增加值{30.1亿|第二产业增加值|level||2022-01/2022-06}元，<down>"
        "{1.2|第二产业增加值|change|down|2022-01/2022-06}%。"
    ),
    (
        "<source><until>6月底，<county>共有市场主体{1.2万|市场主体|level||../2022-06}户，<against><up>{8.3|市场主体|change|up|../2022-06}%；"
        "其中企业{3200|企业|level||../2022-06}户、个体工商户{8600|个体工商户|level||../2022-06}户。"
    ),
    (
        "7月20日8时，<place>发生{5.8|地震|level||2022-07-20}级地震，震源深度{10|震源深度|level||2022-07-20}公里。<until>21日18时，地震共造成"
        "{3|死亡|level||../2022-07-21}人死亡、{26|受伤|level||../2022-07-21}人受伤，紧急转移安置群众{1200|群众|level||../2022-07-21}人。"
    ),
    (
        "7月24日0—24时，全省新增本土确诊病例{35|确诊病例|level||2022-07-24}例，新增无症状感染者{128|无症状感染者|level||2022-07-24}例。"
        "<until>7月24日24时，累计报告确诊病例{2310|确诊病例|level||../2022-07-24}例，累计治愈出院{2205|治愈|level||../2022-07-24}例。"
    ),
    (
        "上周，猪肉均价为每公斤{28.6|猪肉|level||*}元，环比<up>{2.1|猪肉|change|up|*}%，同比<down>{15.3|猪肉|change|down|*}%；大白菜、黄瓜"
        "每公斤分别为{2.3|大白菜|level||*}元和{4.1|黄瓜|level||*}元，环比分别<up>{3.5|大白菜|change|up|*}%和{6.8|黄瓜|change|up|*}%。"
    ),
    (
        "今年，<county><aims>新建高标准农田{3.2万|高标准农田|target||2022}亩，改造农村厕所{1500|厕所|target||2022}户，新增城镇就业"
        "{4000|就业|target||2022}人，农村居民人均可支配收入增长{8|可支配收入|target||2022}%以上。"
    ),
    (
        "到2025年，<county>茶园面积<aims>达到{20万|茶园面积|target||2025}亩，茶叶产量达到{1.5万|茶叶产量|target||2025}吨，综合产值突破"
        "{30亿|综合产值|target||2025}元。"
    ),
    (
        "2021年，<county>脱贫人口人均纯收入由2015年的{3126|纯收入|level||2015}元增加到{13580|纯收入|level||2021}元；贫困发生率从"
        "{8.6|贫困发生率|level||*}%降至{0.3|贫困发生率|level||*}%。"
    ),
    (
        "当地时间22日，道琼斯指数<down>{137.61|道琼斯指数|change|down|2022-07-22}点，跌幅{0.43|道琼斯指数|change|down|2022-07-22}%，收于"
        "{31899.29|道琼斯指数|level||2022-07-22}点。"
    ),
    (
        "受强降雨影响，7月18日以来，<county>{6|乡镇|level||2022-07-18/2022-07-25}个乡镇{2.3万|受灾|level||2022-07-18/2022-07-25}人受灾，"
        "农作物受灾面积{1800|受灾面积|level||2022-07-18/2022-07-25}公顷，直接经济损失{5600万|经济损失|level||2022-07-18/2022-07-25}元。"
    ),
)
_WORD = re.compile(r"<(\w+)>")
_MARK = re.compile(r"\{([^|}]+)\|([^|]*)\|([^|]*)\|([^|]*)\|([^}]*)\}")


class Told(NamedTuple):
    """A figure of a frame, by where its number begins."""

    start: int
    named: str
    role: str
    direction: str | None
    period: str


def composed(frame: str, random: Random) -> tuple[str, list[Told]]:
    """A text of the frame with its figures."""
    marked = _WORD.sub(lambda word: random.choice(WORDS[word[1]]), frame)
    text, told, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        number, named, role, direction, period = mark.groups()
        told.append(Told(len(text), named, role, direction or None, period))
        text += number
        at = mark.end()
    return text + marked[at:], told


@pytest.mark.parametrize("number", range(len(FRAMES)))
def test_figures_of_a_frame(number: int) -> None:
    random = Random(number)  # noqa: S311  # the same texts in every run
    for _ in range(VARIANTS):
        text, told = composed(FRAMES[number], random)
        figures = read_figures(text, PUBLISHED)
        assert [figure.span.start for figure in figures] == [one.start for one in told], text
        for figure, one in zip(figures, told, strict=True):
            assert one.named in figure.indicator, text
            assert (figure.role, figure.direction) == (one.role, one.direction), text
            assert one.period in ("*", figure.period), text
