"""A report for a period as a single self-contained HTML file, and as PDF."""

from __future__ import annotations

import base64
import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal

import jinja2

from monitor.charts import Look, svg
from monitor.errors import InputError
from monitor.extras import is_installed, remedy
from monitor.fonts import require_chinese
from monitor.reasons import said_in
from monitor.report.words import KINDS, WORDS
from monitor.series import Series, timeline
from storage.queries.report import Report

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
FOLDER = Path(__file__).parent
WIDTH, HEIGHT = 560, 200


def month(text: str, zone: dt.tzinfo) -> tuple[dt.datetime, dt.datetime]:
    """The beginning of a month (`2022-07`) and of the next one; InputError if it is none.

    >>> [str(end) for end in month("2022-12", dt.UTC)]
    ['2022-12-01 00:00:00+00:00', '2023-01-01 00:00:00+00:00']
    """
    match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text, re.ASCII)
    if match is None or not 1 <= int(match[1]) < 9999:
        raise InputError(f"not a month: {text!r}; write one such as 2022-07")
    first = dt.datetime(int(match[1]), int(match[2]), 1, tzinfo=zone)
    return first, first + dt.timedelta(days=calendar.monthrange(first.year, first.month)[1])


def html(told: Report, made_at: dt.datetime, zone: dt.tzinfo, language: Language = "zh") -> str:
    """The report as one HTML file; `made_at` is told in it."""
    at = LANGUAGES.index(language)
    values: dict[str, Any] = {
        "told": told,
        "language": {"zh": "zh-CN", "en": "en"}[language],
        "t": {key: words[at] for key, words in WORDS.items()},
        "kinds": {key: words[at] for key, words in KINDS.items()},
        "first": told.since.astimezone(zone).date(),
        "last": (told.until.astimezone(zone) - dt.timedelta(days=1)).date(),
        "made_at": _minute(made_at, zone),
        "minute": lambda time: _minute(time, zone),
        "drawn": is_installed("charts"),
        "remedy": remedy("charts"),
        "charts": [(one, picture) for one in told.series if (picture := _picture([one], language)) is not None],
        "values": _values,
        "said": partial(said_in, language),
    }
    return TEMPLATE.render(values)


def pdf(page: str) -> bytes:
    """A report's HTML as PDF; InputError without the extra, its system libraries or a Chinese font."""
    try:
        import weasyprint
        from weasyprint.urls import URLFetcher
    except (ModuleNotFoundError, OSError) as error:
        pango = "and the system's Pango (packages libpango-1.0-0, libpangoft2-1.0-0)"
        raise InputError(f"PDF needs an extra: {error}; {remedy('report')}, {pango}") from error
    require_chinese()
    # What a report refers to is within it: nothing else is fetched.
    inside = URLFetcher(allowed_protocols={"data"}, fail_on_errors=True)
    made: bytes = weasyprint.HTML(string=page, url_fetcher=inside).write_pdf()
    return made


def _minute(time: dt.datetime, zone: dt.tzinfo) -> str:
    return time.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def _picture(series: Sequence[Series], language: Language) -> str | None:
    """A chart as an address that holds it, empty without the extra that draws; None where no value has a period."""
    if not is_installed("charts"):
        return "" if timeline.latest(series[0]) else None
    try:
        drawn = svg(series, Look(language, width=WIDTH, height=HEIGHT))
    except InputError:
        return None
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode()


def _values(series: Series) -> Iterator[tuple[str, str]]:
    """Each period of a series with its value that counts, in its unit."""
    for period, point in timeline.latest(series).items():
        yield period, f"{point.value:f}" if point.value is not None else f"{point.low:f}–{point.high:f}"


def _web(url: str | None) -> str | None:
    """An address from outside if it may be a link."""
    return url if url and url.startswith(("http://", "https://")) else None


def _template() -> jinja2.Template:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["web"] = _web
    return made.get_template("report.html")


TEMPLATE = _template()
