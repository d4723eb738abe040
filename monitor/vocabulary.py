"""The words of a topic: its names, its places, namesakes, and terms of governance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, ClassVar, NamedTuple

# Weights from which on an alias is never another's, and a place hardly ever.
SURE, DISTINCT = 0.95, 0.6
# What an echo of the topic weighs.
ECHO = 0.3
# The quotation marks that portals use, for one another.
QUOTES = str.maketrans(dict.fromkeys("“”„‟〝〞＂「」『』", '"'))


class Name(NamedTuple):
    """A name and how surely it means the topic, over 0 to 1; in the configuration `["乳源", 0.8]`."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Topic:
    """What makes an article one about a topic; the defaults are Ruyuan's, so that one list can be edited alone.

    Texts are compared as they stand, save that all quotation marks are the same.
    """

    # Read by pydantic when the topic is part of the configuration: a misspelt key is refused.
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    name: str = "ruyuan"
    # An alias of at least SURE is never taken for a namesake.
    aliases: tuple[Name, ...] = (
        Name("乳源瑶族自治县", 1.0), Name("乳源自治县", 1.0), Name("乳源县", 1.0), Name("乳源", 0.8),
    )  # fmt: skip
    # Places in it, which others may have too: they count where an alias was the last area named (those of at least
    # DISTINCT: wherever there is an alias), or else after one of `company` in the same sentence.
    places: tuple[Name, ...] = (
        Name("乳城镇", 0.7), Name("必背镇", 0.7), Name("必背瑶寨", 0.7), Name("桂头镇", 0.7), Name("一六镇", 0.7),
        Name("游溪镇", 0.6), Name("大布镇", 0.5), Name("东坪镇", 0.5), Name("大桥镇", 0.4), Name("洛阳镇", 0.4),
        Name("南水水库", 0.4), Name("云门山", 0.3), Name("广东大峡谷", 0.5), Name("必背", 0.3),
    )  # fmt: skip
    company: tuple[str, ...] = ("韶关",)
    # What the topic's area is called once it has been named.
    echoes: tuple[str, ...] = ("全县", "该县", "我县", "县里", "县域")
    # Areas of the same kind: named in one list with the topic, or much more often, they take it the weight.
    peers: tuple[str, ...] = (
        "仁化", "曲江", "乐昌", "南雄", "始兴", "翁源", "新丰", "浈江", "武江",
        "连山", "连南", "连州", "阳山", "英德", "佛冈", "江华", "宜章", "龙门县",
    )  # fmt: skip
    # Texts around an alias or a place in which it means something else.
    namesakes: tuple[str, ...] = (
        "乳源牧场", "乳源牌", "“乳源”", "乳源乳业", "乳源奶业", "乳源奶粉", "乳源奶酪", "乳源鲜奶", "乳源酸奶",
        "优质乳源", "进口乳源", "黄金乳源", "自有乳源", "海外乳源", "国产乳源", "稳定乳源", "牛乳源", "羊乳源",
        "母乳源", "哺乳源", "豆乳源", "驼乳源", "鲜乳源", "乳源性", "乳源蛋白", "乳源肽", "乳源酪蛋白",
        "安化县东坪镇", "安化东坪镇", "仁化县大桥镇", "仁化大桥镇", "仁化的大桥镇",
        "必背古诗", "必背单词", "必背知识", "必背考点", "必背公式", "必背课文",
    )  # fmt: skip
    terms: tuple[str, ...] = (
        "党建", "党组织", "党支部", "党员", "党委", "党群服务", "县委", "县政府", "镇政府", "人大", "政协", "纪委",
        "政府工作报告", "统计公报", "财政", "预算", "专项资金", "补贴", "补助", "扶持", "民生实事", "民生支出",
        "村集体", "集体经济", "乡村振兴", "百千万工程", "百村十万", "村党", "村级", "村民代表", "村委会", "两委", "驻村", "第一书记",
        "网格", "基层治理", "社会治理", "调解", "信访", "平安建设", "移风易俗", "村规民约", "积分制", "政务服务",
        "营商环境", "行政审批", "招商", "工业园", "经营主体", "河长", "林长", "水环境", "污水治理", "生态保护",
        "人居环境", "防汛", "应急管理", "地质灾害", "转移群众", "防灾", "医共体", "卫生院", "医保", "家庭医生",
        "教育局", "学位", "教师", "人才", "就业", "低保", "养老", "长者饭堂", "老旧小区", "高标准农田", "农村公路",
        "合作社", "脱贫", "帮扶", "低改", "农业农村局", "林业局", "水务局", "市场监管", "市场监督管理局", "抽检",
        "整改", "实施方案", "行动计划", "行动方案", "扶持办法", "地区生产总值", "固定资产投资", "全域旅游", "示范村",
        "督查", "巡察", "换届", "挂职", "扫黑", "征地", "环保督察", "公共文化", "文明城市", "民族团结", "非遗保护",
    )  # fmt: skip
    # The least scores of an article about the topic and of one that mentions it.
    on: float = 0.40
    passing: float = 0.01

    def __post_init__(self) -> None:
        if not self.aliases:
            raise ValueError("a topic needs an alias")
        if not 0 <= self.passing <= self.on <= 1:
            raise ValueError(f"not 0 ≤ passing ≤ on ≤ 1: {self.passing}, {self.on}")
        for name in (*self.aliases, *self.places):
            if not name.text or not 0 < name.weight <= 1:
                raise ValueError(f"not a name with a weight over 0 to 1: {name.text!r}, {name.weight}")


RUYUAN = Topic()


class Kind(StrEnum):
    """What a name found stands for."""

    ALIAS = "alias"
    PLACE = "place"
    PEER = "peer"
    ECHO = "echo"
    NAMESAKE = "namesake"


@dataclass(frozen=True, slots=True)
class Hit:
    """A name that stands in a text: what it is, where, and its weight there."""

    kind: Kind
    text: str
    start: int
    weight: float


def even_quotes(text: str) -> str:
    """The text, as long as before, with one kind of quotation mark."""
    return text.translate(QUOTES)


def hits(text: str, topic: Topic) -> Iterator[Hit]:
    """All names in order, none within another; at one place the longest."""
    names = _names(topic)
    for match in alternation(tuple(names)).finditer(text):
        kind, weight = names[match[0]]
        yield Hit(kind, match[0], match.start(), weight)


@lru_cache(maxsize=32)
def _names(topic: Topic) -> dict[str, tuple[Kind, float]]:
    names = dict.fromkeys(topic.echoes, (Kind.ECHO, ECHO))
    names |= dict.fromkeys(topic.peers, (Kind.PEER, 0.0))
    names |= {even_quotes(place.text): (Kind.PLACE, place.weight) for place in topic.places}
    names |= {even_quotes(alias.text): (Kind.ALIAS, alias.weight) for alias in topic.aliases}
    return names | {even_quotes(namesake): (Kind.NAMESAKE, 0.0) for namesake in topic.namesakes}


@lru_cache(maxsize=64)
def alternation(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of any of these words, the longest first; one that never matches for none."""
    longest_first = sorted(filter(None, words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
