"""Types of the API's responses, from which the OpenAPI description is made."""

from __future__ import annotations

import datetime as dt
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from monitor.articles import Direction, Kind, Per, Qualifier, Role
from monitor.changes import ChangeKind
from monitor.series import Aspect, ConflictKind
from storage.operation.runs import RunState
from storage.visits.frontier import PageState

T = TypeVar("T")
# A number digit for digit; JSON's own would lose some.
Exact = str


class Part(TypedDict, Generic[T]):
    """A part of a list: `next` is the cursor of the following part, null at the end."""

    items: list[T]
    next: str | None


class ArticleSummary(TypedDict):
    """An article in brief; `snippet` marks the search words with ⟦ and ⟧."""

    id: int
    site: str
    url: str
    state: PageState
    title: str
    published: str | None
    source: str | None
    channel: str | None
    revisions: int
    figures: int
    first_seen: dt.datetime
    seen_at: dt.datetime
    snippet: str | None


class ArticlePart(Part[ArticleSummary]):
    """A part of a list of articles; `ranked` says how many of the newest are ranked by relevance if not all matches are."""

    ranked: int | None


class Figure(TypedDict):
    """A key figure: `start` and `end` are the position of its number in the text, in characters."""

    number: str
    start: int
    end: int
    value: Exact | None
    low: Exact | None
    high: Exact | None
    unit: str
    qualifier: Qualifier
    kind: Kind
    role: Role
    direction: Direction | None
    per: Per | None
    indicator: str
    period: str | None
    place: str | None
    sentence: str


class FigureOf(Figure):
    """A key figure with the article that states it."""

    article: int
    revision: int
    url: str
    title: str
    published: str | None
    source: str | None


class RevisionSummary(TypedDict):
    """A version of an article in brief."""

    number: int
    seen_at: dt.datetime
    digest: str
    reader: str
    snapshot: int
    title: str
    characters: int
    figures: int


class Revision(TypedDict):
    """A version of an article with its text and figures."""

    number: int
    seen_at: dt.datetime
    digest: str
    reader: str
    snapshot: int
    title: str
    subtitle: str | None
    published: str | None
    updated: str | None
    source: str | None
    author: str | None
    editor: str | None
    channel: str | None
    keywords: list[str]
    headings: list[int]
    body: str
    figures: list[Figure]


class Topic(TypedDict):
    """How far an article is about a topic, and why."""

    topic: str
    verdict: str
    score: float
    reasons: list[str]


class Sighting(TypedDict):
    """The route by which a page was first found."""

    route: str
    from_url: str
    found_at: dt.datetime


class Article(TypedDict):
    """An article with its latest version, its history and where it was found."""

    article: ArticleSummary
    latest: Revision
    revisions: list[RevisionSummary]
    topics: list[Topic]
    found: list[Sighting]
    due_at: dt.datetime | None
    due_why: str | None


class FigureChange(TypedDict):
    """What happened to a figure; `difference` and `percent` are set if both values are exact."""

    fate: str
    before: str | None
    after: str | None
    difference: Exact | None
    percent: Exact | None


class Change(TypedDict):
    """One change: `reasons` add up to its importance."""

    id: str | None
    article: int
    url: str
    title: str
    noticed_at: dt.datetime | None
    kind: ChangeKind
    importance: float
    reasons: list[str]
    silent: bool
    field: str
    before: str
    after: str
    sentence_before: str
    sentence_after: str
    revision_before: int | None
    revision_after: int | None
    figures: list[FigureChange]


class Edit(TypedDict):
    """A piece of the difference of two texts, with its positions before and after, in characters."""

    op: str
    before_start: int
    before_end: int
    after_start: int
    after_end: int
    before: str
    after: str


class Difference(TypedDict):
    """The difference of two versions: the pieces of text that differ, and the changes that they make."""

    article: int
    before: int
    after: int
    edits: list[Edit]
    changes: list[Change]


class SeriesSummary(TypedDict):
    """The same indicator over time, with its latest two values, in its unit."""

    id: str
    label: str
    name: str
    place: str
    aspect: Aspect
    planned: bool
    reach: str
    base: str
    per: str
    unit: str
    points: int
    current: int
    first_day: dt.date | None
    last_day: dt.date | None
    latest_period: str | None
    latest_value: Exact | None
    latest_low: Exact | None
    latest_high: Exact | None
    before_period: str | None
    before_low: Exact | None
    before_high: Exact | None


class Point(TypedDict):
    """A value of a series in the series' unit, `low` to `high`, and the figure that states it, in its own."""

    period: str | None
    inferred: bool
    current: bool
    value: Exact | None
    low: Exact
    high: Exact
    article: str
    revision: int
    published: dt.date | None
    figure: Figure


class Series(TypedDict):
    """A series with all its values, including those no longer stated, and the periods without a value."""

    id: str
    label: str
    name: str
    place: str
    aspect: Aspect
    planned: bool
    reach: str
    unit: str
    points: list[Point]
    gaps: list[str]


class ConflictPoint(TypedDict):
    """One side of a conflict."""

    article: int
    url: str
    title: str
    source: str | None
    point: Point


class Conflict(TypedDict):
    """Values that cannot all be right; `low` and `high` are what the levels imply, for a stated change."""

    id: str
    kind: ConflictKind
    series: str
    label: str
    place: str
    period: str
    low: Exact | None
    high: Exact | None
    noticed_at: dt.datetime
    closed_at: dt.datetime | None
    points: list[ConflictPoint]


class Fault(TypedDict):
    """Something that went wrong in a run, from which it recovered."""

    at: dt.datetime
    kind: str
    detail: str
    article: int | None
    url: str | None


class Run(TypedDict):
    """One run of a task."""

    id: int
    task: str
    site: str | None
    cause: str
    state: RunState
    started_at: dt.datetime
    finished_at: dt.datetime | None
    duration_ms: int | None
    requests: int
    bytes: int
    new: int
    changed: int
    unchanged: int
    missing: int
    errors: int
    peak_memory: int | None
    message: str | None
    config_hash: str
    code_version: str


class RunWithFaults(TypedDict):
    """A run with its faults, the latest first."""

    run: Run
    faults: list[Fault]


class Found(TypedDict):
    """The results of a query: articles best first, or figures; the other list is empty.

    `ranked` is not null where more articles fit than are put in order: so many of the newest are listed.
    """

    query: str
    articles: list[ArticleSummary]
    figures: list[FigureOf]
    next: str | None
    ranked: int | None


class WrongParameter(BaseModel):
    """A parameter of the wrong type."""

    name: str
    reason: str


class Problem(BaseModel):
    """Why a request was refused (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None
    instance: str
    errors: list[WrongParameter] | None = Field(None, description="The parameters that have the wrong type")
