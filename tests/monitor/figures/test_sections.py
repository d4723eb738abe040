"""Sections: where a text speaks of what is to be done, and where it looks back."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from monitor.figures.sections import Sections
from tests.growth import grows_no_faster

PUBLISHED = dt.date(2024, 1, 20)


@pytest.mark.parametrize(
    "heading",
    [
        "二、2024年工作安排",
        "二、奋力做好2024年各项工作",
        "三、扎实推进今年重点任务",
        "第二部分 今后五年的奋斗目标",
        "四、下一步打算",
        "二、2024年主要任务",
        "二、2024年预算草案",
        "二、2024年全县和县本级预算安排情况",
        "三、展望新的一年",
    ],
)
def test_a_heading_opens_the_plans(heading: str) -> None:
    text = f"一、2023年工作情况\n新建公园6个。\n{heading}\n引进项目20个。\n三、加强自身建设\n压减支出5%。"
    sections = Sections(text, PUBLISHED)
    assert [sections.plan_at(text.index(said)) for said in ("新建公园", "引进", "压减")] == [False, True, True]


@pytest.mark.parametrize(
    "heading",
    [
        "一、2024年上半年工作情况",
        "一、今年以来工作回顾",
        "二、2023年主要指标",
        "三、存在的困难",
        "二、2024年居民消费价格",
    ],
)
def test_what_looks_back_or_only_names_a_year_opens_none(heading: str) -> None:
    text = f"{heading}\n新建公园6个。"
    assert not Sections(text, PUBLISHED).plan_at(text.index("新建"))


@pytest.mark.parametrize("formula", ["这一政策取得了显著成效,", "一年来,", "过去一年工作取得"])
def test_plans_look_back_for_a_paragraph_only(formula: str) -> None:
    text = f"二、2024年主要任务\n新建公园6个。{formula}盘活厂房9处。\n引进项目20个。"
    sections = Sections(text, PUBLISHED)
    assert [sections.plan_at(text.index(said)) for said in ("新建", "盘活", "引进")] == [True, False, True]


def test_a_look_back_without_plans_before_it_holds_on() -> None:
    text = "今年要抓好三件事。\n一年来,盘活厂房9处。\n引进项目20个。"
    sections = Sections(text, PUBLISHED)
    assert [sections.plan_at(text.index(said)) for said in ("三件", "盘活", "引进")] == [True, False, False]


@pytest.mark.parametrize("unit", ["二、2024年主要任务\n", "取得成效,", "今年工作要求,取得成效,"])
def test_time_is_linear_in_the_text(unit: str) -> None:
    def cost(count: int) -> float:
        text = "二、2024年主要任务\n" + unit * count
        start = time.process_time()
        Sections(text, PUBLISHED)
        return time.process_time() - start

    assert grows_no_faster(cost, 2000, 8, 16)


def test_aims_that_no_heading_opened_end_before_what_has_been() -> None:
    aims = "2024年预期目标：粮食产量增长6%左右。\n力争新建公路5公里。\n"
    facts = "全县12个村完成整治。\n接待来访3400件，同比下降18.3%。\n面积2299平方公里。\n"
    sections = Sections((aims + facts).replace("：", ":").replace("，", ","), PUBLISHED)
    told = [sections.plan_at((aims + facts).index(number)) for number in ("6%", "5公里", "12", "3400", "18.3", "2299")]
    assert told == [True, True, False, False, False, False]
