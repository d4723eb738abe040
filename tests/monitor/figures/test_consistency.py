"""Consistency: contradictions within an article, and none where rounding explains the difference."""

import datetime as dt
from pathlib import Path

import pytest

from monitor.figures import Check, check_consistency, read_figures
from monitor.sandbox import World

ROOT = Path(__file__).parents[3]
GOLD = ROOT / "tests" / "gold" / "figures"
SHARED = ROOT.parent / "shared"


def notes(text: str) -> list[Check]:
    """What is found contradictory in a text."""
    return [note.check for note in check_consistency(text, read_figures(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全县共有党员100人,其中男性60人、女性50人。", [Check.TOTAL]),
        ("全县共有党员110人,其中男性60人、女性50人。", []),
        ("全县共有党员110人,其中女性50人。", []),
        ("共立案100件,已办结30件,占50%。", [Check.SHARE]),
        ("共立案100件,已办结30件,占30%。", []),
        ("共立案3件,已办结1件,占33.3%。", []),
        ("产值从40万元增加到60万元,增长30%。", [Check.GROWTH]),
        ("产值从40万元增加到60万元,增长50%。", []),
        ("产值从41.2万元增加到60.4万元,增长46.6%。", []),
        ("产值从60万元减少到40万元,下降33.3%。", []),
        ("产值从60万元减少到40万元,下降50%。", [Check.GROWTH]),
        ("产值从约40万元增加到60万元,增长30%。", []),
        ("产值从40万元增加到60万元,增加30万元。", [Check.GROWTH]),
        ("产值从40万元增加到60万元,增加20万元。", []),
        ("产值达60万元,比上年的40万元增长30%。", [Check.GROWTH]),
        ("产值达60万元,比上年的40万元增长50%。", []),
        ("参会男代表60人、女代表50人,合计120人。", [Check.TOTAL]),
        ("参会男代表60人、女代表50人,合计110人。", []),
        ("共有党员100人(其中男性60人、女性50人)。", [Check.TOTAL]),
        # A list ends with its bracket, and with the next total.
        ("现有病例100例(其中重症60例),累计治愈500例,累计报告600例。", []),
        ("新增病例17例,其中东镇9例、西镇8例;新增无症状感染者26例。", []),
        # After a comma a part may be one of the part before it, or cut the whole another way.
        ("受旱1426万亩,其中作物受旱1039万亩,轻旱612万亩、重旱327万亩、干枯100万亩,缺水缺墒387万亩。", []),
        ("接待游客500万人次,其中国内480万人次,过夜300万人次,入境20万人次。", []),
        ("完成投资100亿元,其中工业投资60亿元,民间投资55亿元。", []),
        ("共有党员100人,其中男性60人,女性50人。", [Check.TOTAL]),
        ("全县常住人口30万人,其中城镇18万人,农村14万人,男16万人。", [Check.TOTAL]),
        ("农业投资10亿元,工业投资20亿元,其中技改8亿元,合计30亿元。", []),
        # Growth at constant prices is not that of the two levels.
        ("生产总值由100亿元增加到150亿元,增长40%。", []),
        # Prices, averages and shares are not added up.
        ("水果均价5.76元/公斤,其中葡萄、苹果分别为13.56元/公斤和7.15元/公斤。", []),
        ("户均收入3万元,其中东村4万元、西村5万元。", []),
        # The share is of something else.
        ("总装机1.57亿千瓦,其中海上风电660万千瓦,非化石能源装机占比42.9%。", []),
        ("抽检食品100批次,合格98批次,合格率95%。", [Check.SHARE]),
        ("抽检食品100批次,合格98批次,合格率98%。", []),
        ("抽检食品100批次,不合格2批次,合格率98%。", []),
    ],
)
def test_contradictions(text: str, found: list[Check]) -> None:
    assert notes(text) == found


def test_a_note_points_at_both_sides() -> None:
    text = "产值从40万元增加到60万元,增长30%。"
    [note] = check_consistency(text, read_figures(text))
    assert text[note.stated.start : note.stated.end] == "30"
    assert [text[span.start : span.end] for span in note.against] == ["40万", "60万"]


def test_no_false_alarm_in_what_newsrooms_write() -> None:
    files = sorted(GOLD.glob("*/*.txt"))
    assert len(files) > 40
    assert {file.stem: notes(text) for file in files if notes(text := file.read_text(encoding="utf-8"))} == {}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not beside the repository")
def test_no_false_alarm_in_the_shared_texts() -> None:
    files = [*(SHARED / "figures").glob("*.txt"), *(SHARED / "series" / "texts").iterdir()]
    assert [file.stem for file in files if notes(file.read_text(encoding="utf-8"))] == []


def test_no_false_alarm_in_the_sandbox() -> None:
    world = World(1)
    stages = world.latest(world.epoch + dt.timedelta(days=60), 200)
    assert len(stages) == 200
    assert [stage.url for stage in stages if notes(stage.revision.text.body)] == []
