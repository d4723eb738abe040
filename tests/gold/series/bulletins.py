"""Eleven years of daily price bulletins in wordings of our own that drift from year to year, with their true series."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from random import Random

from tests.gold.series.marked import Marked, read

# A first day, the words for rises, falls and no change, and the text: [x] is x's price, <x> its change since the last
# bulletin with its verb.
WORDINGS: tuple[tuple[dt.date, tuple[str, str, str], str], ...] = (
    (
        dt.date(2014, 3, 4),
        ("上升", "下降", "持平"),
        (
            "据农业部监测，{m}月{d}日“全国农产品批发价格总指数”为[total]（以2000年为100），比昨天<total>个点。截至今日14:00时，"
            "畜产品中，猪肉价格比昨天<pork>%，为[pork]元/公斤；牛肉价格比昨天<beef>%，为[beef]元/公斤；羊肉价格比昨天<mutton>%，"
            "为[mutton]元/公斤；鸡蛋价格比昨天<egg>%，为[egg]元/公斤；白条鸡价格比昨天<chicken>%，为[chicken]元/公斤。"
            "重点监测的28种蔬菜平均价格比昨天<vegetables>%，为[vegetables]元/公斤。鲫鱼价格比昨天<crucian>%，为[crucian]元/公斤。"
        ),
    ),
    (
        dt.date(2015, 5, 12),
        ("涨", "跌", "平"),
        (
            "农业部信息中心监测，截至当日14时，全国农产品批发市场猪肉均价为每公斤[pork]元，比前一日<pork>%；牛肉均价为每公斤[beef]元，"
            "比前一日<beef>%；羊肉均价为每公斤[mutton]元，比前一日<mutton>%；鸡蛋均价为每公斤[egg]元，比前一日<egg>%；"
            "白条鸡均价为每公斤[chicken]元，比前一日<chicken>%。28种蔬菜均价为每公斤[vegetables]元，比前一日<vegetables>%；"
            "7种水果均价为每公斤[fruit]元，比前一日<fruit>%。"
        ),
    ),
    (
        dt.date(2016, 6, 14),
        ("上升", "下降", "持平"),
        (
            "截至今日14:00时，全国农产品批发市场猪肉平均价格为[pork]元/公斤，比昨天<pork>%；牛肉[beef]元/公斤，比昨天<beef>%；"
            "羊肉[mutton]元/公斤，比昨天<mutton>%；鸡蛋[egg]元/公斤，比昨天<egg>%；白条鸡[chicken]元/公斤，比昨天<chicken>%。"
            "重点监测的28种蔬菜平均价格为[vegetables]元/公斤，比昨天<vegetables>%；重点监测的6种水果平均价格为[fruit]元/公斤，"
            "比昨天<fruit>%。鲫鱼平均价格为[crucian]元/公斤，比昨天<crucian>%；鲤鱼[carp]元/公斤，比昨天<carp>%；"
            "白鲢鱼[silver]元/公斤，比昨天<silver>%；大带鱼[hairtail]元/公斤，比昨天<hairtail>%。"
        ),
    ),
    (
        dt.date(2017, 9, 5),
        ("上升", "下降", "持平"),
        (
            "今日“农产品批发价格200指数”（以2015年为100）为[index]，比昨天<index>个点；“菜篮子”产品批发价格指数为[basket]，"
            "比昨天<basket>个点。截至14:00时，全国农产品批发市场猪肉平均价格为[pork]元/公斤，比昨天<pork>%；牛肉[beef]元/公斤，"
            "比昨天<beef>%；羊肉[mutton]元/公斤，比昨天<mutton>%；鸡蛋[egg]元/公斤，比昨天<egg>%；白条鸡[chicken]元/公斤，"
            "比昨天<chicken>%。28种重点监测的蔬菜平均价格为[vegetables]元/公斤，比昨天<vegetables>%；6种重点监测的水果平均价格为"
            "[fruit]元/公斤，比昨天<fruit>%。"
        ),
    ),
    (
        dt.date(2018, 10, 9),
        ("上升", "下降", "持平"),
        (
            "据农业农村部监测，{m}月{d}日“农产品批发价格200指数”比节前（9月30日，下同）<index>个点，为[index]，“菜篮子”产品批发价格指数"
            "比节前<basket>个点，为[basket]。截至今日14:00时，全国农产品批发市场猪肉平均价格为[pork]元/公斤，比节前<pork>%；"
            "牛肉[beef]元/公斤，比节前<beef>%；羊肉[mutton]元/公斤，比节前<mutton>%；鸡蛋[egg]元/公斤，比节前<egg>%；"
            "白条鸡[chicken]元/公斤，比节前<chicken>%。重点监测的28种蔬菜平均价格为[vegetables]元/公斤，比节前<vegetables>%；"
            "重点监测的6种水果平均价格为[fruit]元/公斤，比节前<fruit>%。鲫鱼平均价格为[crucian]元/公斤，比节前<crucian>%。"
        ),
    ),
    (
        dt.date(2019, 11, 5),
        ("上涨", "回落", "持平"),
        (
            "农业农村部监测数据显示：{m}月{d}日14时，农产品批发价格200指数报[index]，较昨日<index>个点。猪肉批发均价[pork]元/公斤，"
            "较昨日<pork>%；牛肉批发均价[beef]元/公斤，较昨日<beef>%；羊肉批发均价[mutton]元/公斤，较昨日<mutton>%；"
            "鸡蛋批发均价[egg]元/公斤，较昨日<egg>%；白条鸡批发均价[chicken]元/公斤，较昨日<chicken>%；"
            "28种蔬菜批发均价[vegetables]元/公斤，较昨日<vegetables>%；6种水果批发均价[fruit]元/公斤，较昨日<fruit>%。"
        ),
    ),
    (
        dt.date(2020, 12, 8),
        ("上升", "下降", "持平"),
        (
            "今天，“农产品批发价格200指数”为[index]，比昨天<index>个点，“菜篮子”产品批发价格指数为[basket]，比昨天<basket>个点。\n"
            "畜产品：截至今日14:00时，全国农产品批发市场猪肉平均价格为[pork]元/公斤，比昨天<pork>%；牛肉[beef]元/公斤，比昨天"
            "<beef>%；羊肉[mutton]元/公斤，比昨天<mutton>%；鸡蛋[egg]元/公斤，比昨天<egg>%；白条鸡[chicken]元/公斤，比昨天"
            "<chicken>%。\n蔬菜：重点监测的28种蔬菜平均价格为[vegetables]元/公斤，比昨天<vegetables>%。\n"
            "水果：重点监测的6种水果平均价格为[fruit]元/公斤，比昨天<fruit>%。\n水产品：鲫鱼平均价格为[crucian]元/公斤，"
            "比昨天<crucian>%；鲤鱼[carp]元/公斤，比昨天<carp>%；白鲢鱼[silver]元/公斤，比昨天<silver>%；"
            "大带鱼[hairtail]元/公斤，比昨天<hairtail>%。"
        ),
    ),
    (
        dt.date(2021, 7, 12),
        ("上升", "下降", "持平"),
        (
            "中新社北京{m}月{d}日电 农业农村部{d}日公布的监测结果称，当天“农产品批发价格200指数”为[index]，比上周五<index>个点。"
            "截至当日14时，全国农产品批发市场猪肉平均价格为每公斤[pork]元（人民币，下同），比上周五<pork>%；牛肉每公斤[beef]元，"
            "比上周五<beef>%；羊肉每公斤[mutton]元，比上周五<mutton>%；鸡蛋每公斤[egg]元，比上周五<egg>%；白条鸡每公斤[chicken]元，"
            "比上周五<chicken>%；重点监测的28种蔬菜平均价格每公斤[vegetables]元，比上周五<vegetables>%；重点监测的6种水果平均价格"
            "每公斤[fruit]元，比上周五<fruit>%；鲫鱼每公斤[crucian]元，比上周五<crucian>%。"
        ),
    ),
    (
        dt.date(2022, 8, 9),
        ("上升", "下降", "持平"),
        (
            "{y}年{m}月{d}日全国农产品批发市场价格日报\n今日14:00，白条鸡[chicken]元/公斤，<chicken>%；鸡蛋[egg]元/公斤，<egg>%；"
            "羊肉[mutton]元/公斤，<mutton>%；牛肉[beef]元/公斤，<beef>%；猪肉[pork]元/公斤，<pork>%。28种蔬菜均价[vegetables]元/公斤，"
            "<vegetables>%；6种水果均价[fruit]元/公斤，<fruit>%。农产品批发价格200指数[index]，<index>个点；"
            "菜篮子产品批发价格指数[basket]，<basket>个点。"
        ),
    ),
    (
        dt.date(2023, 5, 16),
        ("升", "降", "平"),
        (
            "农业农村部今天发布：全国农产品批发市场猪肉平均批发价格[pork]元/公斤，日环比<pork>%；牛肉平均批发价格[beef]元/公斤，"
            "日环比<beef>%；羊肉平均批发价格[mutton]元/公斤，日环比<mutton>%；鸡蛋平均批发价格[egg]元/公斤，日环比<egg>%；"
            "白条鸡平均批发价格[chicken]元/公斤，日环比<chicken>%；28种重点监测蔬菜平均批发价格[vegetables]元/公斤，日环比"
            "<vegetables>%；6种重点监测水果平均批发价格[fruit]元/公斤，日环比<fruit>%。“农产品批发价格200指数”[index]点，"
            "“菜篮子”产品批发价格200指数[basket]点。"
        ),
    ),
    (
        dt.date(2024, 4, 9),
        ("上升", "下降", "持平"),
        (
            "据农业农村部监测，{m}月{d}日“农产品批发价格200指数”为[index]，比昨天<index>个点，“菜篮子”产品批发价格指数为[basket]，"
            "比昨天<basket>个点。截至今天14时，全国农产品批发市场猪肉平均价格为[pork]元/公斤，比昨天<pork>%；牛肉[beef]元/公斤，"
            "比昨天<beef>%；羊肉[mutton]元/公斤，比昨天<mutton>%；鸡蛋[egg]元/公斤，比昨天<egg>%；白条鸡[chicken]元/公斤，"
            "比昨天<chicken>%。重点监测的28种蔬菜平均价格为[vegetables]元/公斤，比昨天<vegetables>%；重点监测的6种水果平均价格为"
            "[fruit]元/公斤，比昨天<fruit>%。鲫鱼平均价格为[crucian]元/公斤，比昨天<crucian>%；鲤鱼[carp]元/公斤，比昨天<carp>%；"
            "白鲢鱼[silver]元/公斤，比昨天<silver>%；大带鱼[hairtail]元/公斤，比昨天<hairtail>%。"
        ),
    ),
    (
        dt.date(2014, 9, 16),
        ("上涨", "下跌", "持平"),
        (
            "【农业部】今日菜价播报 全国农产品批发价格总指数[total]，较昨日<total>个点。批发市场每公斤均价（14时）：猪肉[pork]元，<pork>%；"
            "牛肉[beef]元，<beef>%；羊肉[mutton]元，<mutton>%；鸡蛋[egg]元，<egg>%；28种蔬菜[vegetables]元，<vegetables>%；"
            "鲫鱼[crucian]元，<crucian>%。"
        ),
    ),
    (
        dt.date(2017, 4, 18),
        ("升", "降", "平"),
        (
            "4月{d}日全国农产品批发市场价格\n猪肉：[pork]元/公斤，比昨日<pork>%\n牛肉：[beef]元/公斤，比昨日<beef>%\n羊肉：[mutton]元/公斤，"
            "比昨日<mutton>%\n鸡蛋：[egg]元/公斤，比昨日<egg>%\n白条鸡：[chicken]元/公斤，比昨日<chicken>%\n重点监测的28种蔬菜："
            "[vegetables]元/公斤，比昨日<vegetables>%\n重点监测的6种水果：[fruit]元/公斤，比昨日<fruit>%"
        ),
    ),
    (
        dt.date(2022, 3, 15),
        ("上升", "下降", "持平"),
        (
            "3月{d}日，猪肉、牛肉、羊肉平均批发价格分别为[pork]元/公斤、[beef]元/公斤、[mutton]元/公斤，比昨天分别<pork>%、<beef>%、"
            "<mutton>%。当日鸡蛋、白条鸡批发均价为[egg]元/公斤和[chicken]元/公斤。重点监测的28种蔬菜批发均价[vegetables]元/公斤，"
            "比昨天<vegetables>%；重点监测的6种水果批发均价[fruit]元/公斤，比昨天<fruit>%。"
        ),
    ),
    (
        dt.date(2024, 10, 22),
        ("涨", "跌", "平"),
        (
            "央视网消息：据农业农村部最新监测，截至今天下午2点，全国农产品批发市场猪肉平均价格比昨天<pork>%，报[pork]元/公斤；牛肉比昨天"
            "<beef>%，报[beef]元/公斤；羊肉比昨天<mutton>%，报[mutton]元/公斤；鸡蛋比昨天<egg>%，报[egg]元/公斤；白条鸡比昨天<chicken>%，"
            "报[chicken]元/公斤。今天的“农产品批发价格200指数”是[index]，“菜篮子”产品批发价格指数是[basket]。"
        ),
    ),
)
# What else is written of prices in those years: none of it is of the daily bulletins' series.
OTHERS = (
    (
        dt.date(2016, 6, 17),
        "本周猪肉批发市场周均价每公斤⟦27.62|pork-week|w⟧元，环比跌0.9%，同比高33.1%；鸡蛋批发市场周均价每公斤⟦6.91|egg-week|w⟧元。",
    ),
    (
        dt.date(2019, 11, 12),
        (
            "据商务部监测，上周全国猪肉批发价格为每公斤⟦51.28|pork-week|w⟧元，比前一周回落1.2%；30种蔬菜平均批发价格每公斤"
            "⟦4.13|vegetables-mofcom|w⟧元。"
        ),
    ),
    (
        dt.date(2020, 12, 10),
        "11月，全国猪肉批发均价为⟦39.58|pork-month|2020-11⟧元/公斤，同比下降12.0%。生猪出栏价⟦29.46|pig|2020-11⟧元/公斤。",
    ),
    (
        dt.date(2022, 8, 11),
        (
            "{today}，猪肉零售均价⟦35.12|pork-retail|2022-08-11⟧元/公斤；活猪价格⟦21.40|pig-day|2022-08-11⟧元/公斤；"
            "白条猪肉出厂价⟦27.66|pork-mill|2022-08-11⟧元/公斤；北京新发地批发市场猪肉批发价⟦24.30|pork-xinfadi|2022-08-11⟧元/公斤。"
        ),
    ),
)
_STARTS = {
    "total": 203.1, "index": 107.5, "basket": 109.2, "pork": 19.8, "beef": 56.4, "mutton": 57.9, "egg": 8.4,
    "chicken": 15.6, "vegetables": 4.1, "fruit": 5.6, "crucian": 15.1, "carp": 11.9, "silver": 8.3, "hairtail": 31.2,
}  # fmt: skip
DAYS = 5


def bulletins(seed: int = 1) -> Iterator[tuple[str, dt.date, str, tuple[Marked, ...]]]:
    """Name, day, plain text and marked figures of each text, in order of time."""
    rng = Random(seed)  # noqa: S311
    prices = dict(_STARTS)
    for number, (first, verbs, wording) in enumerate(WORDINGS):
        for step in range(DAYS):
            day = first + dt.timedelta(
                days=step if first.month != 10 else 0, weeks=0 if first.month != 10 else 52 * step
            )
            text = _written(wording, day, verbs, prices, rng)
            name = f"b{number:02}-{step}"
            yield name, day, *read(name, text, f"{day} or ../{day}")
    for number, (day, text) in enumerate(OTHERS):
        name = f"o{number:02}"
        yield name, day, *read(name, text.replace("{today}", f"{day.month}月{day.day}日"))


def _written(wording: str, day: dt.date, verbs: tuple[str, str, str], prices: dict[str, float], rng: Random) -> str:
    changes = {name: round(rng.uniform(-2.9, 2.9), 1 if prices[name] < 100 else 2) for name in prices}
    for name, change in changes.items():
        scale = 1 + change / 100
        prices[name] = round(prices[name] * scale if prices[name] < 100 else prices[name] + change, 2)

    def moved(found: re.Match[str]) -> str:
        change = changes[found[1]]
        return f"{verbs[0] if change >= 0 else verbs[1]}⟦{abs(change) or 0.1}|{found[1]}-day⟧"

    text = wording.format(y=day.year, m=day.month, d=day.day)
    text = re.sub(r"<(\w+)>", moved, text)
    return re.sub(r"\[(\w+)\]", lambda found: f"⟦{prices[found[1]]:.2f}|{found[1]}⟧", text)
