"""What tells series of one name apart, in words."""

from __future__ import annotations

import pytest

from monitor.series import SeriesKey
from monitor.series.records import details


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        (SeriesKey("居民消费价格", "全国", "rate", False, "month", "%"), (), ()),
        (
            SeriesKey("居民消费价格", "全国", "rate", False, "month", "%", "previous"),
            ("环比",),
            ("on the period before",),
        ),
        (SeriesKey("GDP", "", "rate", False, "years' average", "%"), ("年均",), ("yearly average",)),
        (
            SeriesKey("用电量", "", "rate", False, "", "%", "month", "day"),
            ("较上月", "日均"),
            ("on the month before", "a day"),
        ),
    ],
)
def test_details_say_what_the_name_does_not(key: SeriesKey, zh: tuple[str, ...], en: tuple[str, ...]) -> None:
    assert (details(key, "zh"), details(key)) == (zh, en)
