"""What placing and joining figures costs as there are more: python benchmarks/series.py [--full] [--sizes 10000,50000]

Bulletins and county reports in a dozen wordings are read once; their figures are then given as those of so many articles
and days that series have the stated number of points. Told are microseconds of processor time a figure for reading, for
keys (which happens as an article is read) and for building all series at once, with conflicts and steps: the same at
every size if it does not matter how many there are.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from benchmarks.report.results import keep
from monitor.figures import read_figures
from monitor.series import SourcePoint, sources, steps
from monitor.series.build import build
from monitor.series.conflicts import conflicts
from monitor.series.placing import place

SHORT, FULL = (10_000, 30_000), (10_000, 30_000, 100_000, 200_000)
FIRST = dt.date(2014, 1, 1)
BULLETINS = (
    (
        "截至今日14:00时，全国农产品批发市场猪肉平均价格为20.41元/公斤，比昨天上升0.4%；牛肉58.85元/公斤，比昨天下降0.2%；"
        "羊肉60.01元/公斤，比昨天上升0.1%；鸡蛋8.02元/公斤，比昨天上升0.5%；白条鸡14.07元/公斤，比昨天下降0.1%。"
    ),
    (
        "今日“农产品批发价格200指数”为112.05，比昨天上升0.16个点。重点监测的28种蔬菜批发均价4.71元/公斤，较昨日回落0.8%；"
        "6种水果批发均价6.20元/公斤，较昨日上涨0.3%；鲫鱼15.02元/公斤，较昨日上涨0.2%。"
    ),
)
COUNTY = (
    "去年，{town}一般公共预算收入5.8亿元，比上年增长3.2%；粮食总产量5.1万吨，增长1.1%；接待游客310万人次。"
    "截至去年底，{town}茶园面积达到2.1万亩。今年，{town}计划实现一般公共预算收入6.1亿元。"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Microseconds of processor time a figure."""

    figures: int
    series: int
    reading: float
    placing: float
    building: float


def points(count: int) -> tuple[list[list[SourcePoint]], float]:
    """Figures of about so many, article by article, and the microseconds that reading one took."""
    made: list[list[SourcePoint]] = []
    read, spent = 0, 0.0
    for number, (name, text, day) in enumerate(_texts()):
        if read >= count:
            break
        # Reading the same text of another day gives the same figures with other periods: it is what costs most.
        began = time.process_time()
        figures = read_figures(text, day)
        spent += time.process_time() - began
        made.append(sources(text, figures, f"{name}-{number}", published=day))
        read += len(figures)
    return made, spent / read * 1e6


def _texts() -> Iterator[tuple[str, str, dt.date]]:
    """For ever: two bulletins of each day and a county's report, those of 500 towns in turn year by year."""
    for day in range(10**6):
        date = FIRST + dt.timedelta(days=day % 4000)
        for kind, text in enumerate(BULLETINS):
            yield f"b{kind}-{day}", text, date
        for town in range(3):
            number = (day * 3 + town) % 500
            name = f"{'甲乙丙丁戊己庚辛壬癸'[number // 50]}{'山水田林湖河川石泉溪'[number // 5 % 10]}{'东南西北中'[number % 5]}县"
            yield f"c{name}-{day}", COUNTY.format(town=name), dt.date(2014 + day * 3 // 500 % 12, 2, 10)


def measure(count: int) -> Cost:
    """What so many figures cost."""
    articles, reading = points(count)
    total = sum(map(len, articles))
    began = time.process_time()
    for article in articles:
        place(article)
    placing = (time.process_time() - began) / total * 1e6
    began = time.process_time()
    series = build(point for article in articles for point in article)
    conflicts(series)
    for one in series:
        steps(one)
    building = (time.process_time() - began) / total * 1e6
    return Cost(total, len(series), reading, placing, building)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="up to 200,000 figures")
    parser.add_argument("--sizes", help="other sizes, with commas")
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")] if given.sizes else FULL if given.full else SHORT
    for size in sizes:
        cost = measure(size)
        keep("series", f"{size:,}", {
            "figures": cost.figures, "series": cost.series, "reading_us": round(cost.reading),
            "placing_us": round(cost.placing), "building_us": round(cost.building),
        })  # fmt: skip


if __name__ == "__main__":
    main()
