"""Holidays: which one a text is on, and whose days off a period is."""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.series.periods.holidays import named, told_of


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2019-10-01/2019-10-07", "国庆"),
        ("2023-09-29/2023-10-06", "国庆"),
        ("2023-04-29/2023-05-03", "五一"),
        ("2016-12-31/2017-01-02", "元旦"),
        ("2023-10-01/2023-10-07", ""),
        ("2023-09-29", ""),
        ("1999-10-01/1999-10-07", ""),
        ("2018/2022", ""),
        ("2018-01-01/..", ""),
        (None, ""),
    ],
)
def test_days_off_are_called_by_their_holiday(period: str | None, name: str) -> None:
    assert named(period) == name


@pytest.mark.parametrize(
    ("text", "day", "period"),
    [
        ("松山市“五一”假期接待游客5万人次\n全市一片欢腾。", dt.date(2023, 5, 4), "2023-04-29/2023-05-03"),
        ("国庆七天，松山市接待游客9万人次。", dt.date(2019, 10, 9), "2019-10-01/2019-10-07"),
        ("“五一”假期将至，松山市备足货源。", dt.date(2023, 4, 20), None),
        ("国庆假期接待游客9万人次。", dt.date(2019, 12, 31), None),
        ("松山市去年接待游客90万人次。", dt.date(2019, 10, 9), None),
    ],
)
def test_news_is_on_a_holiday_until_some_days_after_it(text: str, day: dt.date, period: str | None) -> None:
    assert told_of(text, day) == period
