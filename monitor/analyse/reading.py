"""Reads one answer with the current readers: pure, so that any process can do it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from monitor import figures, pages
from monitor.articles import Article, Figure, Moment, TopicLabel
from monitor.changes import copies
from monitor.changes.fingerprint import fingerprint
from monitor.errors import NotAnArticle, PageError
from monitor.figures import Note, Unit
from monitor.pages.urls import is_front_page
from monitor.profiles import GENERIC, Profile
from monitor.series import sources
from monitor.series.placing import Placed, place
from monitor.topics import Topic, judge
from storage.visits.answers import PUBLISHED, Unread

OK = 200
GONE = (404, 410)
# A text's first line that is longer is no title but a paragraph.
LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Readers:
    """What reading needs beyond the page: the zone, profiles by the site's id, topics."""

    zone: dt.tzinfo
    profiles: Mapping[int, Profile] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One answer to read; `watched` says whether its site is crawled, so that links from it are worth following."""

    unread: Unread
    profile: Profile
    zone: dt.tzinfo
    topics: tuple[Topic, ...]
    watched: bool = True
    units: tuple[Unit, ...] = ()

    @property
    def reader(self) -> str:
        """The versions of the readers that do the job, with the mark of the operator's units."""
        return f"pages {pages.VERSION}, figures {figures.version_with(figures.VERSION, self.units)}"


@dataclass(frozen=True, slots=True)
class Result:
    """What reading came to: an article with its figures and labels, or the reason why there is none.

    `failed` marks a fault of the reader, not of the page: it is read again by a later version.
    """

    unread: Unread
    reader: str
    article: Article | None = None
    figures: tuple[Figure, ...] = ()
    notes: tuple[Note, ...] = ()
    labels: tuple[TopicLabel, ...] = ()
    placed: tuple[Placed, ...] = ()
    template: str | None = None
    bands: tuple[int, ...] = ()
    gone: bool = False
    refusal: str = ""
    watched: bool = True
    failed: bool = False


def job_for(unread: Unread, readers: Readers) -> Job:
    """The job of reading one answer, with its site's profile, or the generic one where the site has none."""
    profile = readers.profiles.get(unread.site, GENERIC)
    return Job(unread, profile, readers.zone, readers.topics, unread.site in readers.profiles, readers.units)


def read(job: Job) -> Result:
    """What one answer says; never raises for anything that a page may hold."""
    try:
        return _read(job)
    except Exception as error:  # noqa: BLE001 (a reader's fault on one page must not keep the others from being read)
        return Result(
            job.unread, job.reader, refusal=f"the reader failed: {type(error).__name__}: {error}", failed=True
        )


def _read(job: Job) -> Result:
    unread = job.unread
    if unread.status != OK:
        return Result(unread, job.reader, gone=unread.status in GONE, refusal=f"status {unread.status}")
    url = unread.final_url or unread.url
    if unread.final_url and is_front_page(url):
        return Result(unread, job.reader, gone=True, refusal="redirected to the front page")
    try:
        article = article_of(job, url)
    except PageError as error:
        return Result(unread, job.reader, gone=error.reason == "soft-404", refusal=str(error))
    return complete(job, article)


def complete(job: Job, article: Article) -> Result:
    """An article with all that is read from its text."""
    unread = job.unread
    published = article.published.when.astimezone(job.zone).date() if article.published else None
    labels = tuple(judge(article.title, article.body, topic) for topic in job.topics)
    found = figures.read_figures(article.body, published, units=figures.table_with(job.units))
    notes = figures.check_consistency(article.body, found)
    placed = _placed(job, article, found, published)
    template = fingerprint(unread.body)
    bands = copies.signature(article.body)
    return Result(unread, job.reader, article, found, notes, labels, placed, template, bands, watched=job.watched)


def _placed(job: Job, article: Article, found: tuple[Figure, ...], published: dt.date | None) -> tuple[Placed, ...]:
    units = figures.table_with(job.units)
    return place(
        sources(article.body, found, job.unread.url, published=published, units=units, title=article.title or "")
    )


def article_of(job: Job, url: str) -> Article:
    """The article in an answer; PageError if there is none."""
    unread = job.unread
    content_type = unread.headers.get("content-type")
    if content_type is not None and content_type.startswith("text/plain"):
        return _plain_text(unread, job.zone)
    return pages.read_article(
        unread.body, url=url, content_type=content_type, profile=job.profile, now=unread.fetched_at, zone=job.zone
    )


def _plain_text(unread: Unread, zone: dt.tzinfo) -> Article:
    """An imported text as an article: character for character its body; its title is its first line if that is short, else its name."""
    try:
        body = unread.body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotAnArticle(
            "encoding", f"not UTF-8 text (byte {error.start}); convert it and import it again"
        ) from error
    first = next((line.strip() for line in body.splitlines() if line.strip()), "")
    title = first if len(first) <= LONGEST_TITLE else unquote(urlsplit(unread.url).path.rpartition("/")[2])
    published = unread.headers.get(PUBLISHED)
    return Article(title, body, unread.url, published=Moment.parse(published, zone) if published else None)
