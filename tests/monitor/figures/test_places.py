"""Whose figure it is: a table of sentences for each rule, the gazetteer, and laws over any text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.articles import Span
from monitor.figures import gazetteer
from monitor.figures.gazetteer.build import village_name, write
from monitor.figures.gazetteer.mentions import mentions
from monitor.figures.places import Places
from tests.growth import grows_no_faster, least
from tests.monitor.figures.marked import asked, sentence

QUICK = settings(max_examples=40)
RUYUAN = "乳源瑶族自治县"


def _places(marked: str, subject: str | None = None) -> list[str | None]:
    text, spans = asked(marked)
    places = Places(text, subject)
    return [places.place_for(span, sentence(text, span)) for span in spans]


CASES: list[tuple[str, list[str | None]]] = [
    # The article's own subject, what it belongs to, and the country are no place.
    ("乳源瑶族自治县有【115】个村。", [None]),
    ("乳源有【9】个镇,全县有【18】万人。", [None, None]),
    ("乳源县投入【3】亿元,该县又建【5】所学校。", [None, None]),
    ("韶关市有【7】个县,广东省有【124】个镇街。", [None, None]),
    ("乳源：党建引领乡村治理\n2021年,乳源瑶族自治县【115】个村完成换届。", [None]),
    ("全国有【13】亿人,我国粮食产量【6】亿吨。", [None, None]),
    # A smaller place at the beginning of its clause, the fullest name.
    ("乳城镇有【12】个村,投入【300】万元。", ["乳城镇", "乳城镇"]),
    ("东坪镇东田村流转土地【260】亩。", ["东坪镇东田村"]),
    ("在必背镇,【80】名老人参加。", ["必背镇"]),
    ("2021年,游溪镇种植茶叶【3】千亩。", ["游溪镇"]),
    ("石角塘村党总支书记说:“我们装了【100】米护栏。”", ["石角塘村"]),
    ("驻东坪镇方武村第一书记带动消费【40】万元。", ["东坪镇方武村"]),
    ("如鹰峰社区党委,管辖【2】平方公里,人口【2.7】万人。", ["鹰峰社区", "鹰峰社区"]),
    ("一年来,其所在的乳源中医院门诊量增加【30】%,住院增加【100】%。", ["乳源中医院"] * 2),
    ("大桥镇大桥村有【60】户,大桥村又建【2】座冷库。", ["大桥镇大桥村"] * 2),
    # 这些村 names none; 一六镇 is one.
    ("对这些村,县里建【3】座厕所。", [None]),
    ("一六镇修【1】条街。", ["一六镇"]),
    ("党支部领办型合作社有【12】家。", [None]),
    ("全县有标准化茶园【2】万亩、茶叶加工厂【43】家。", [None, None]),
    # The subject returns.
    ("乳城镇有【12】个村;全县有【102】个村。", ["乳城镇", None]),
    ("乳城镇有【12】个村。全县有【102】个村。", ["乳城镇", None]),
    # In a list each place has its own count.
    ("全省新增病例,其中珠江市【9】例、海门市【5】例、湖东市【3】例。", ["珠江市", "海门市", "湖东市"]),
    # It does not cross a full stop, save for 当地, 该村 and their like.
    ("东田村有【60】户。投入【300】万元。", ["东田村", None]),
    ("洛阳镇深洞村建起合作社。当地茶园达【1400】亩。", ["洛阳镇深洞村"]),
    ("东坪镇东田村种植药材。去年该村收入【10】万元。", ["东坪镇东田村"]),
    ("桂头镇发展蔬菜。该镇有大棚【500】个。", ["桂头镇"]),
    ("游溪镇烈村租出门面。该党支部整治土地【100】亩。", ["游溪镇烈村"]),
    ("罗坑县政务服务中心启用。该中心设窗口【28】个。", ["罗坑县政务服务中心"]),
    ("桂头镇推行积分制。全镇有【3000】户参加。", ["桂头镇"]),
    # A month ends where a name begins; a name may end in 山.
    ("据介绍,2021年12月水口村修路【3】公里,植树【40】亩。1月松山村修路【2】公里。", ["水口村", "水口村", "松山村"]),
    ("去年北岭果蔬市场交易【87】万吨,交易额【6】亿元。", ["北岭果蔬市场"] * 2),
    ("参保人员县外就医支出【3】万元,本村外出务工【5】人,货物市外销售【9】吨。", [None] * 3),
    ("加固病险水库【12】座,民用运输机场【9】个,配套幼儿园【37】所,初级中学【8】所。", [None] * 4),
    ("做好水库清淤【3】处,平整村道【9】公里,干净整洁村【5】个,镇村干部【12】名。", [None] * 4),
    ("牛肉批发市场周均价每公斤【60】元。", [None]),
    ("果蔬市场价格上涨【5】%,偏远山村【3】个,高寒山村【2】个。", [None] * 3),
    # Where things go to is not whose they are.
    ("县里选派【3】名干部到东坪镇挂职,【9】名到广州市学习。", [None, None]),
    ("县里投入【5】万元支援乳城镇,又投入【6】万元。", [None, None]),
    # Words that only look like names.
    ("全县【103】个行政村实现通车,贫困村【5】个,各村有【2】名干部。", [None] * 3),
    ("城镇新增就业【5】万人,农村居民收入【2】万元,乡镇【9】个。", [None] * 3),
    ("市场价格上涨【5】%,超市售价【3】元,城市上涨【1】%。", [None] * 3),
    ("县城绿化【3】亩,社区干部【7】人,村民【60】人,村级债务【5】万元。", [None] * 4),
    ("打造“一村一品”示范村【54】个。", [None]),
    ("全县农村信用村达到【41】个,美丽宜居村【32】个,脱贫村【9】个,整治村【5】个。", [None] * 4),
    ("百万元村达到【20】个,强村公司【12】家,党支部领办合作社【81】个,闲置小学【3】处。", [None] * 4),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_the_place_of_each_number(marked: str, expected: list[str | None]) -> None:
    assert _places(marked, RUYUAN) == expected


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("乳源瑶族自治县有115个村。全县投入3亿元。", "乳源瑶族自治县"),
        ("今年以来，清源瑶族自治县推进治理，该县新增5家企业。", "清源瑶族自治县"),
        ("走进云岭县大桥镇，荔枝丰收。全县种植3万亩。", "云岭县"),
        (
            "8月24日，岭南电池股份有限公司发布半年报。该公司营收5亿元，岭南电池股份有限公司利润1亿元。",
            "岭南电池股份有限公司",
        ),
        ("全省新增17例，其中珠江市9例。", None),
        ("昨日猪肉价格上涨。", None),
        ("", None),
    ],
)
def test_the_subject_is_guessed_from_the_lead(text: str, subject: str | None) -> None:
    assert Places(text).subject == subject


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者走进乳城镇云门村", ["乳城镇云门村"]),
        ("东坪镇东田村、必背镇横溪村", ["东坪镇东田村", "必背镇横溪村"]),
        ("北岭县人民医院", ["北岭县人民医院"]),
        ("乳源瑶族自治县乳城镇", ["乳源瑶族自治县乳城镇"]),
        ("广州市天河区", ["广州市天河区"]),
        ("内蒙古自治区呼和浩特市", ["内蒙古自治区呼和浩特市"]),
        ("农村、乡镇、城市、超市、行政村、全村、各县、社区", []),
        ("建设农贸市场、商业银行、有限公司", []),
    ],
)
def test_names_are_found(text: str, names: list[str]) -> None:
    assert [mention.name for mention in mentions(text, 0, len(text))] == names


def test_the_gazetteer_reaches_from_provinces_to_the_countys_villages() -> None:
    known = gazetteer.load()
    assert known.parents[RUYUAN] == {"广东省", "韶关市"}
    assert {"乳城镇", "必背镇", "东坪镇", "游溪镇", "桂头镇", "一六镇", "大桥镇", "大布镇", "洛阳镇"} <= known.villages
    assert {"东田村", "云门村", "鹰峰社区", "深洞村", "方武村", "大坪村"} <= known.villages
    assert known.knows("香港特别行政区")
    assert known.aliases["韶关"] == "韶关市"
    assert len(known.parents) > 3000
    assert len(known.names) > 25000


def test_the_gazetteer_is_read_quickly() -> None:
    def cost(_: int) -> float:
        gazetteer.load.cache_clear()
        start = time.process_time()
        gazetteer.load()
        return time.process_time() - start

    assert least(cost, 1) < 1


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("乳源瑶族自治县", "乳源"),
        ("广西壮族自治区", "广西"),
        ("西藏自治区", "西藏"),
        ("围场满族蒙古族自治县", "围场"),
        ("新疆维吾尔自治区", "新疆"),
        ("忠县", "忠县"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert gazetteer.short(name) == short


@pytest.mark.parametrize(
    ("listed", "name"),
    [
        ("东田村委会", "东田村"),
        ("东田村民委员会", "东田村"),
        ("鹰峰居委会", "鹰峰社区"),
        ("鹰峰社区居民委员会", "鹰峰社区"),
    ],
)
def test_names_of_villages(listed: str, name: str) -> None:
    assert village_name(listed) == name


def test_the_gazetteer_is_built_from_the_tables(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    tables = {
        "provinces": "code,name\n44,广东省\n",
        "cities": "code,name,provinceCode\n4402,韶关市,44\n",
        "areas": "code,name,cityCode,provinceCode\n440232,乳源瑶族自治县,4402,44\n440203,武江区,4402,44\n",
        "streets": "code,name,areaCode,provinceCode,cityCode\n440232100,乳城镇,440232,44,4402\n440203001,新华街道,440203,44,4402\n",
        "villages": "code,name,streetCode,provinceCode,cityCode,areaCode\n1,云门村委会,440232100,44,4402,440232\n",
    }
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text(rows, encoding="utf-8")
    (folder / "HK-MO-TW.json").write_text('{"澳门特别行政区": {}}', encoding="utf-8")
    first, second = folder / "one.gz", folder / "two.gz"
    write(folder, "440232", first)
    write(folder, "440232", second)
    assert first.read_bytes() == second.read_bytes()
    import gzip

    lines = gzip.decompress(first.read_bytes()).decode().split("\n")
    assert lines[:5] == ["广东省", "\t韶关市", "\t\t乳源瑶族自治县", "\t\t\t乳城镇", "\t\t\t\t云门村"]
    assert lines[-2:] == ["乳城镇", "新华街道"]


# --- laws ------------------------------------------------------------------------------------------------------------

_PIECES = ["东坪镇", "东田村", "乳源县", "该村", "当地", "全县", "在", "到", "，", "、", "。", "；", "“", "”", "5个", "12.5", "社区", "医院",
           "市", "村", "公司", "说", "\n", "（", "）", "广州"]  # fmt: skip
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))


@QUICK
@given(texts, st.one_of(st.none(), st.just(RUYUAN), st.text(max_size=4)))
def test_no_text_raises(text: str, subject: str | None) -> None:
    places = Places(text, subject)
    for match in re.finditer(r"\d+", text):
        span = Span(match.start(), match.end())
        place = places.place_for(span, sentence(text, span))
        assert place is None or place


@QUICK
@given(st.sampled_from(CASES), st.sampled_from(["大家很高兴。", "天气晴好，路也好走。"]))
def test_a_sentence_without_places_after_it_changes_nothing(case: tuple[str, list[str | None]], after: str) -> None:
    marked, expected = case
    assert _places(marked + after, RUYUAN) == expected


@pytest.mark.parametrize(
    "unit", ["村", "东坪镇", "东田村，", "该村", "“东田村", "市、", "广州，", "全县", "公司", "新有限分子公司"]
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    def cost(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        places = Places(text)
        for at in range(0, len(text), 50):
            places.place_for(Span(at, at + 1), Span(0, len(text)))
        return time.process_time() - start

    cost(500)
    assert grows_no_faster(cost, 1000, 8, most=32)


@pytest.mark.parametrize(
    "marked",
    [
        "去年外资公司纳税【1200】万元，内资公司纳税【3000】万元。",
        "股份制银行不良率【1.3】%，外资银行不良率【0.7】%。",
        "互联网银行资产【4000】亿元，村镇银行资产【2.1】万亿元。",
        "全国中心镇平均人口【5】万人。",
        "帮扶村年收入【12】万元，移民村人均收入【2】万元，瑶族村【12】个。",
        "建制村通邮率【100】%。",
    ],
)
def test_what_sort_of_village_or_company_it_is_names_no_place(marked: str) -> None:
    assert set(_places(marked)) == {None}
