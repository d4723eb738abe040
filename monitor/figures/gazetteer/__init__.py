"""Names of places in China, from provinces to towns, and the villages of one county: see NOTICE and build.py."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from monitor.figures.patterns import lazy

_PEOPLES: Final = (
    "壮 回 满 苗 彝 藏 侗 瑶 白 黎 傣 畲 水 佤 羌 土 怒 土家 布依 朝鲜 哈尼 傈僳 仡佬 拉祜 纳西 仫佬 锡伯 景颇 毛南 普米 独龙 裕固 "
    "布朗 蒙古 哈萨克 维吾尔 柯尔克孜 塔吉克 达斡尔 保安 撒拉 东乡"
)
_AUTONOMOUS = lazy(rf"(.{{2,}}?)(?:(?:{'|'.join(_PEOPLES.split())}|各)族?)*自治[区州县旗]")
_LEVEL_WORD = lazy(r"(?:特别行政区|地区|新区|林区|[省市州盟县区旗])$")


_REGIONS: Final = (
    "华北 华南 华东 华中 江南 江淮 黄淮 中东部 中西部 东部地区 中部地区 西部地区 东北地区 西北地区 西南地区 南方地区 北方地区 长三角 珠三角 京津冀 汾渭平原 粤港澳大湾区 粤东西北 "
    + " ".join(name + side for name in "粤赣桂湘鄂皖苏浙闽川渝鲁豫冀晋陕甘辽吉琼" for side in "东西南北")
)


class Gazetteer(NamedTuple):
    """`parents` has each name of the tree down to counties with the names above it; `names` are those of all places."""

    parents: dict[str, frozenset[str]]
    aliases: dict[str, str]
    beginnings: frozenset[str]  # the first two characters of the aliases
    names: frozenset[str]
    villages: frozenset[str]

    def knows(self, name: str) -> bool:
        """Whether it is the full name of a place."""
        return name in self.names

    def aliases_of(self, words: str) -> list[str]:
        """The names without their level (广州, 乳源) that words begin with, the longest first."""
        return [words[:length] for length in (4, 3, 2) if words[:length] in self.aliases]

    def alias_of(self, words: str) -> str:
        """The longest name without its level that words begin with; empty if they begin with none."""
        for length in (4, 3, 2):
            if words[:length] in self.aliases:
                return words[:length]
        return ""


def short(name: str) -> str:
    """The name without the word for its level and its peoples; the name itself where less than two characters remain.

    >>> short("乳源瑶族自治县"), short("韶关市"), short("广西壮族自治区"), short("忠县")
    ('乳源', '韶关', '广西', '忠县')
    """
    autonomous = _AUTONOMOUS.fullmatch(name)
    bare = autonomous[1] if autonomous else _LEVEL_WORD.sub("", name)
    return bare if len(bare) >= 2 else name


@cache
def load() -> Gazetteer:
    """The gazetteer; read once, in about 20 ms."""
    text = gzip.decompress(Path(__file__).with_name("places.txt.gz").read_bytes()).decode("utf-8")
    tree, _, towns = text.partition("\n\n")
    parents: dict[str, frozenset[str]] = {}
    aliases: dict[str, str] = {}
    aliases |= {region: region for region in _REGIONS.split()}
    villages: set[str] = set()
    path = [""] * 5
    for line in tree.split("\n"):
        name = line.lstrip("\t")
        depth = len(line) - len(name)
        path[depth] = name
        if depth > 2:
            villages.add(name)
            aliases.setdefault(short(path[2]), path[2])
        elif name != "-":
            parents[name] = parents.get(name, frozenset()) | frozenset(path[:depth])
            if depth < 2:
                aliases.setdefault(short(name), name)
    beginnings = frozenset(alias[:2] for alias in aliases)
    names = frozenset((*towns.split("\n"), *parents, *villages))
    return Gazetteer(parents, aliases, beginnings, names, frozenset(villages))
