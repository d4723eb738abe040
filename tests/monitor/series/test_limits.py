"""What has no sentences or paragraphs, such as a long table in one line, is placed among series in a time that grows as it does."""

import datetime as dt
import time

import pytest

from monitor.figures import read_figures
from monitor.series import sources
from monitor.series.placing import place
from tests.growth import grows_no_faster

DAY = dt.date(2022, 7, 25)


def seconds(text: str) -> float:
    """How long it takes to place the figures of a text."""
    points = sources(text, read_figures(text, DAY), "1", published=DAY)
    since = time.process_time()
    place(points)
    return time.process_time() - since


@pytest.mark.parametrize("seed", ["产量1吨，", "由1元增加到2元，"])
def test_time_is_linear_in_a_text_without_a_stop(seed: str) -> None:
    text = seed * (3000 // len(seed))
    seconds(text)
    assert grows_no_faster(lambda times: seconds(text * times), 1, 4, most=8)


@pytest.mark.parametrize("seed", ["全年粮食总产量12.6万吨。", "居民一年随访三四次。", "支出总量2元。"])
def test_time_is_linear_in_a_paragraph(seed: str) -> None:
    text = seed * (6000 // len(seed))
    seconds(text)
    assert grows_no_faster(lambda times: seconds(text * times), 1, 4, most=8)
