"""Query parameters with their types, the same for the page and the API."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError
from starlette.datastructures import QueryParams
from starlette.requests import Request

from monitor.changes import ChangeKind
from monitor.errors import InputError
from monitor.reasons import say
from monitor.series import Aspect, ConflictKind
from monitor.web.wrong import told
from storage.operation.runs import RunState
from storage.queries.article_lists import Order
from storage.queries.articles import Filter
from storage.queries.change_lists import ChangeFilter, ChangeOrder
from storage.queries.series import SeriesFilter, SeriesOrder
from storage.visits.frontier import PageState

P = TypeVar("P", bound=BaseModel)
# No text in an address can hold a zero: PostgreSQL keeps none.
Short = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
Words = Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")]
SeriesId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
Number = Annotated[int, Field(ge=1, le=2**53)]


def _iso(sort: str) -> BeforeValidator:
    """Lets a value pass that is written as ISO 8601 has it: a bare number is no day."""

    def check(value: Any) -> Any:
        if isinstance(value, str) and not re.match(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            raise PydanticCustomError(sort, "write it such as 2022-07-25")
        return value

    return BeforeValidator(check)


Day = Annotated[dt.date, _iso("day")]
Time = Annotated[dt.datetime, _iso("time")]


class Params(BaseModel):
    """Parameters; unknown ones are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(Params):
    """Which part of a long answer."""

    cursor: Short | None = Field(None, description="The `next` of the previous part")
    limit: int = Field(50, ge=1, le=500, description="Maximum number of items")


class ArticleParams(Part):
    """Which articles, and in which order."""

    q: Words | None = Field(None, description="A query in the search language, over all versions")
    topic: Short | None = Field(None, description="Only articles about this topic")
    site: Short | None = Field(None, description="Only this site")
    channel: Short | None = Field(None, description="Only this channel (栏目)")
    source: Short | None = Field(None, description="Only this source (来源)")
    place: Short | None = Field(None, description="Only articles with a figure of a place whose name contains this")
    since: Day | None = Field(None, description="Published on or after this day")
    until: Day | None = Field(None, description="Published before this day")
    found_since: Time | None = Field(None, description="Found at or after this time")
    changed: bool = Field(False, description="Only those with more than one revision")
    state: PageState | None = Field(None, description="State of the page")
    order: Order = Field(Order.NEW, description="By time, or by matches of the words in the title")

    def filter(self, zone: dt.tzinfo) -> Filter:
        """What storage is asked."""
        return Filter(
            topic=self.topic, site=self.site, channel=self.channel, source=self.source,
            since=_midnight(self.since, zone), until=_midnight(self.until, zone), changed=self.changed, state=self.state,
            words=self._words(),
        )  # fmt: skip

    def _words(self) -> str | None:
        """The query with the place as a part of it, which the search index answers."""
        place = (self.place or "").replace('"', " ").strip()
        if not place:
            return self.q
        return f'地点:"{place}" ({self.q})' if self.q else f'地点:"{place}"'

    def found(self, zone: dt.tzinfo) -> dt.datetime | None:
        """The time from which on they were found."""
        return aware(self.found_since, zone)


class FigureParams(Part):
    """Which figures of the articles' latest revisions."""

    q: Words | None = Field(
        None, description="A query in the search language; its words stand in the figure's sentence"
    )
    topic: Short | None = Field(None, description="Only in articles about this topic")
    channel: Short | None = Field(None, description="Only in this channel")
    source: Short | None = Field(None, description="Only from this source")
    since: Day | None = Field(None, description="Published on or after this day")
    until: Day | None = Field(None, description="Published before this day")

    def filter(self, zone: dt.tzinfo) -> Filter:
        """What storage is asked."""
        since, until = _midnight(self.since, zone), _midnight(self.until, zone)
        return Filter(
            topic=self.topic, channel=self.channel, source=self.source, since=since, until=until, words=self.q
        )


class ChangeParams(Part):
    """Which changes, and in which order."""

    q: Words | None = Field(None, description="Words of the changed sentences, or of the article's title")
    kind: tuple[ChangeKind, ...] = Field((), description="Only these kinds")
    topic: Short | None = Field(None, description="Only in articles about this topic")
    channel: Short | None = Field(None, description="Only in this channel")
    article: Number | None = Field(None, description="Only changes of this article")
    silent: bool | None = Field(None, description="Only changes that the page does not acknowledge, or only the others")
    since: Time | None = Field(None, description="Noticed at or after this time")
    until: Time | None = Field(None, description="Noticed before this time")
    importance: float = Field(0.0, ge=0, le=1, description="Minimum importance")
    order: ChangeOrder = Field(ChangeOrder.NEW, description="By time or by importance")

    def filter(self, zone: dt.tzinfo) -> ChangeFilter:
        """What storage is asked."""
        return ChangeFilter(
            kinds=tuple(kind.value for kind in self.kind), topic=self.topic, channel=self.channel, article=self.article,
            silent=self.silent, since=aware(self.since, zone), until=aware(self.until, zone), importance=self.importance,
            words=self.q,
        )  # fmt: skip


class SeriesParams(Part):
    """Which series, and in which order."""

    q: Words | None = Field(
        None, description="Words of the name, the place or the indicator's wordings; all must occur"
    )
    place: Short | None = Field(None, description="Only of this place")
    unit: Short | None = Field(None, description="Only with values in this unit")
    aspect: Aspect | None = Field(None, description="Only levels, shares, rates, …")
    planned: bool | None = Field(None, description="Only targets, or only actual values")
    article: Number | None = Field(None, description="Only those with a value from this article")
    points: int = Field(1, ge=1, le=1000, description="Minimum number of values")
    conflict: bool = Field(False, description="Only those with an open conflict")
    s: tuple[SeriesId, ...] = Field((), description="Series that are being compared")
    order: SeriesOrder = Field(SeriesOrder.POINTS, description="By number of values, or by the latest period")

    def filter(self) -> SeriesFilter:
        """What storage is asked."""
        return SeriesFilter(
            words=self.q, place=self.place, unit=self.unit, aspect=self.aspect, planned=self.planned,
            article=self.article, least_points=self.points, in_conflict=self.conflict,
        )  # fmt: skip


class ChartParams(Params):
    """Which series are drawn together, and how as a file."""

    s: tuple[SeriesId, ...] = Field((), description="Ids of the series")
    dark: bool = False
    scale: float = Field(2.0, ge=0.5, le=4)


class ConflictParams(Part):
    """Which conflicts."""

    kind: ConflictKind | None = Field(None, description="Values of one period, or a change compared with its levels")
    series: SeriesId | None = Field(None, description="Only of this series")
    closed: bool = Field(False, description="Include those that were resolved")


class RunParams(Part):
    """Which runs."""

    task: Short | None = Field(None, description="Only of this task", examples=["crawl"])
    state: RunState | None = Field(None, description="Only those in this state")


class TodayParams(Params):
    """From when on the overview tells."""

    since: Time | None = None
    days: Annotated[Literal[1, 7, 30], BeforeValidator(int)] | None = None


class CompareParams(Params):
    """How a difference is shown."""

    view: Literal["inline", "side"] = "inline"
    whole: bool = False


def read(model: type[P], request: Request) -> P:
    """The parameters of a request for a page; empty ones count as not given; InputError that names the wrong one."""
    return parsed(model, request.query_params)


def parsed(model: type[P], query: QueryParams) -> P:
    """The parameters of an address's query, read as `read` does."""
    many = {name for name, field in model.model_fields.items() if "tuple" in str(field.annotation)}
    given: dict[str, Any] = {}
    for key in query:
        values = [value for value in query.getlist(key) if value]
        if values and key not in ("lang", "fragment"):
            given[key] = values if key in many else values[-1]
    try:
        return model.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        if first["type"] == "extra_forbidden":
            raise InputError(say("parameter-unknown", name=name, names=", ".join(model.model_fields))) from error
        raise InputError(told(first, name)) from error


def aware(time: dt.datetime | None, zone: dt.tzinfo) -> dt.datetime | None:
    """A time with a zone: the given one if it names none; within what every calendar can hold."""
    if time is None:
        return None
    bounded = min(max(time.replace(tzinfo=None), dt.datetime(2, 1, 1)), dt.datetime(9998, 1, 1))  # noqa: DTZ001 (bounds only)
    return bounded.replace(tzinfo=time.tzinfo or zone)


def _midnight(day: dt.date | None, zone: dt.tzinfo) -> dt.datetime | None:
    return aware(None if day is None else dt.datetime.combine(day, dt.time(), zone), zone)
