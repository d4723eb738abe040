"""Measures: whether a measure is of what is named after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.articles import Kind
from monitor.figures import lexicon
from monitor.figures.clauses import Gap
from monitor.figures.indicators.rates import RELATIONS
from monitor.figures.members import AREA, COUNT, PERCENT, TEMPERATURE
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases.left import Left
from monitor.figures.phrases.right import Right
from monitor.figures.phrases.words import OWN
from monitor.figures.segmenter import Word
from monitor.wordlists import word_set, word_tuple

_WAY = lazy(r"[\u4e00-\u9fff]{0,4}?(?:公路|道路|路|隧道|大桥|水渠|管网|管道)")
_WARMTHS: Final = ("降温", "升温", "高温", "低温")
# What is done to the land that is named after its measure.
_TILLS: Final = word_set(
    "建设 发展 种植 栽种 栽植 改造 开发 流转 承包 租 租下 租赁 培育 打造 扩种 套种 播种 盘活 复垦 托管 整治 开垦 承租 管护"
)
_PLANTS: Final = frozenset("种栽")
_LANDLORDS: Final = frozenset(
    ("农户", "村民", "农民", "邻居", "乡亲", "群众", "该村", "本村", "村里", "老乡", "贫困户", "周边", "附近")
)
_FIRSTS: Final = OWN | {"的", "首款", "首台", "首个", "首颗", "首块", "一款", "这款"}
# Measures that stand before what they size.
_OF_DEVICES: Final = frozenset(("Hz", "mAh", "毫安时", "英寸", "像素"))
# What the segmenter takes for verbs: 支持120Hz高刷、240Hz触控采样率.
_REFRESHED: Final = ("高刷", "刷新率", "采样率")
_POWERS: Final = frozenset("W瓦")
_SUPPORTS: Final = frozenset(("支持", "可支持", "还支持", "支持最高", "最高支持"))
# What money is invested in: 总投资22亿元的县城停车场.
BUILT: Final = word_tuple("项目 工程 改造 园 基地 厂 场 公路 高速 桥 中心 医院 学校 管网 生产线 电站")


def is_measured(mention: Mention, right: Right) -> bool:
    """Whether a noun follows that a measure (400亩芡实, 7.1级地震) is of."""
    kind = mention.unit.kind
    return right.how == "of" if kind is COUNT else right.how in ("noun", "of") and kind is not PERCENT


def is_of_device(mention: Mention, left: Left, right: Right) -> bool:
    """Whether a measure stands before the part or the power of a device that it sizes: 实现120Hz高刷新率, 支持27W反向充电."""
    if right.how == "noun" and mention.unit.kind is Kind.ENERGY and right.text.endswith(BUILT):
        return True  # 全市最大的2.5MW光伏扶贫项目
    if mention.unit_name in _POWERS:
        return left.text in _SUPPORTS
    sizes = right.how == "noun" or right.text.endswith(_REFRESHED)
    return sizes and mention.unit_name in _OF_DEVICES and left.text not in lexicon.RELATIONAL


def what_comes(mention: Mention, before: Gap, right: Right) -> str:
    """What a measure is of that is named after it (建设160亩猕猴桃, 华南等地部分地区将出现8℃降温); empty where it is not."""
    if mention.unit.kind is TEMPERATURE:
        return right.text if right.text.endswith(_WARMTHS) else ""
    if mention.unit.kind is Kind.LENGTH:
        way = _WAY.match(right.text) if before.tail and before.tail[-1][0] == "的" else None
        return way[0] if way else ""  # 通车的3.8公里公路终结了…
    return right.text if mention.unit.kind is AREA and _tilled(before.tail) else ""


def _tilled(words: Sequence[Word]) -> bool:
    """Whether the words end in what is done to land: 建设, 种了, 只种."""
    done = [word for word, tag in words if tag != "ul" and word not in ("下", "上")]
    last = done[-1] if done else ""
    if last == "的" and len(done) > 1:
        return True  # 种植大户老方的140亩豆角基地
    if last in _LANDLORDS:
        return len(done) > 1 and done[-2] in _TILLS  # 租了农户14亩水田
    return last in _TILLS or last[-1:] in _PLANTS


def is_dimension(words: Sequence[Word]) -> bool:
    """Whether the words end in which way a thing is measured: 一座长约40米的吊桥."""
    last = next((word for word, _ in reversed(words) if word not in lexicon.REACHING), "")
    return last in lexicon.DIMENSIONS


def owned_by(last: Word, left: Left, right: Right) -> str:
    """What follows a measure after its owner or after 是: 示范区的5000亩茶园, 自家两亩耕地, 首款7000mAh电池, 收入来源是170亩的茶园."""
    if last[0] == "的":
        return right.text if right.how in ("noun", "verbal", "of") else ""  # 以山村为核心的200亩的基地
    if right.how in ("noun", "verbal"):
        return right.text if last[0] in _FIRSTS or last[0][-1:] == "家" else ""
    return right.text if last == ("是", "v") and right.how == "of" and not left.text.endswith(RELATIONS) else ""
