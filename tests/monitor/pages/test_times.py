"""Times as pages write them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.articles import SHANGHAI
from monitor.pages import times
from monitor.pages.times import find_times, parse_time

NOW = dt.datetime(2023, 5, 4, 12, 30, 20, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-07-25 08:45:44　来源:韶关日报", "2022-07-25T08:45:44+08:00"),
        ("发布日期：2016年11月22日", "2016-11-22"),
        ("2019年09月08日00:20", "2019-09-08T00:20+08:00"),
        ("2019年9月8日 星期日 下午3时05分", "2019-09-08T15:05+08:00"),
        ("2019-09-08(周日) 15:05", "2019-09-08T15:05+08:00"),
        ("2019-09-08 （星期日） 15:05", "2019-09-08T15:05+08:00"),
        ("2019-09-08 | 15:05", "2019-09-08T15:05+08:00"),
        ("2019·09·08", "2019-09-08"),
        ("２０１９年９月８日 １５：０５", "2019-09-08T15:05+08:00"),
        ("2021-01-05T08:22:33Z", "2021-01-05T16:22:33+08:00"),
        ("2021-01-05T08:22:33.123+0900", "2021-01-05T07:22:33+08:00"),
        ("2021-01-05 08:22 +8675112345", "2021-01-05T08:22+08:00"),
        ("2007-08-20-23:59:59", "2007-08-20T23:59:59+08:00"),
        ("2023 05/04 09:35:25", "2023-05-04T09:35:25+08:00"),
        ("二〇二二年七月二十五日", "2022-07-25"),
        ("18-03-08 23:16", "2018-03-08T23:16+08:00"),
        ("Sep 8, 2019 10:05 PM", "2019-09-08T22:05+08:00"),
        ("8 September 2019", "2019-09-08"),
        ("20220725", "2022-07-25"),
        ("07-24 18:20", "2022-07-24T18:20+08:00"),
        ("5月3日", "2023-05-03"),
        ("3小时前", "2023-05-04T09:30+08:00"),
        ("昨天 21:15", "2023-05-03T21:15+08:00"),
        ("2天前", "2023-05-02"),
        ("刚刚", "2023-05-04T12:30+08:00"),
    ],
)
def test_a_form_is_read(text: str, expected: str) -> None:
    assert [str(found.moment) for found in find_times(text, SHANGHAI, NOW)] == [expected]


@pytest.mark.parametrize(
    "text", ["2023-13-01", "2023-02-30", "1975年1月28日", "2031-01-01", "1.2023-5", "13800138000", "12:30", ""]
)
def test_what_is_no_time_or_absurd_is_refused(text: str) -> None:
    assert find_times(text, SHANGHAI, NOW) == []


def test_without_now_nothing_is_guessed() -> None:
    assert find_times("07-24 18:20 3小时前 昨天", SHANGHAI) == []


@settings(max_examples=100)
@given(
    st.dates(dt.date(1991, 1, 1), dt.date(2090, 1, 1)),
    st.times(),
    st.sampled_from(["%Y-%m-%d %H:%M:%S", "%Y年%m月%d日 %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S+08:00"]),
)
def test_what_is_written_is_read_back(day: dt.date, clock: dt.time, form: str) -> None:
    when = dt.datetime.combine(day, clock.replace(microsecond=0), SHANGHAI)
    moment = parse_time(when.strftime(form), SHANGHAI)
    assert moment is not None
    assert moment.when == when


PATTERNS = [value for value in vars(times).values() if isinstance(value, re.Pattern)]


@settings(max_examples=200)
@given(
    st.text("0123456789-/.:年月日时分 前天昨小AP+TZ", max_size=40)
    | st.lists(st.sampled_from(PATTERNS).flatmap(st.from_regex), max_size=3).map("".join)
)
@example("20061103 2148:+6492")
def test_any_text_is_survived(text: str) -> None:
    assert all(0 <= found.start < found.end <= len(text) for found in find_times(text, SHANGHAI, NOW))


def test_a_day_may_stand_first_between_strokes_where_no_month_can() -> None:
    [found] = find_times("16/04/2018 (一) 08:45", SHANGHAI)
    assert str(found.moment) == "2018-04-16T08:45+08:00"
    assert not find_times("11/04/2018 08:45", SHANGHAI)
