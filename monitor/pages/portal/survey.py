"""A few pages of a portal to try a profile on: its front page, some lists, some articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from monitor.errors import PageError
from monitor.pages.listing.lists import read_list
from monitor.pages.portal.channels import read_channels
from monitor.pages.portal.checking import ARTICLE_FIELDS, LIST_FIELDS, Checked, check_profile
from monitor.pages.portal.probing import Saved, probe
from monitor.pages.read import read_article
from monitor.profiles import GENERIC, Profile

Get = Callable[[str], Saved]
_TRIED = 3
_MOST_CHANNELS = 20


@dataclass(frozen=True, slots=True)
class Survey:
    """The pages that were looked at, and what was amiss with others."""

    home: Saved
    lists: tuple[Saved, ...]
    articles: tuple[Saved, ...]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a selector: on how many of the tried pages it finds something, and what else would be read."""

    field: str
    selector: str
    tried: int
    found: int
    example: str
    generic: str

    @property
    def fails(self) -> bool:
        """Whether it finds nothing on any page, though the generic reader finds what it is for."""
        return self.tried > 0 and not self.found and bool(self.generic)


def survey(
    get: Get,
    base_url: str,
    *,
    names: Sequence[str] = (),
    profile: Profile = GENERIC,
    lists: int = 3,
    articles: int = 4,
) -> Survey:
    """The front page at `base_url`, some of its channels' lists and some articles of those.

    Channels are those of `names`, by default all that the navigation bar seems to have. PageError if the front page
    cannot be had; what else cannot is among the faults.
    """
    home, faults = get(base_url), list[str]()
    channels = _channels(home, names, profile)
    shown = (page for page in _got(get, _spread(channels.values()), faults) if _links(page, profile))
    found = list(islice(shown, lists))
    urls = list(_article_urls(found or [home], profile, set(channels.values()) | {home.url}))
    read: list[Saved] = []
    for page in _got(get, urls[: articles * _TRIED], faults):
        try:
            read_article(page.data, url=page.url, profile=profile)
        except PageError as error:
            faults.append(f"{page.url}: {error}")
            continue
        read.append(page)
        if len(read) >= articles:
            break
    return Survey(home, tuple(found), tuple(read), tuple(faults))


def check_survey(found: Survey, profile: Profile) -> tuple[Verdict, ...]:
    """Each selector of a profile tried on the pages that it is for."""
    groups = (((found.home,), ("nav",)), (found.lists, LIST_FIELDS), (found.articles, ARTICLE_FIELDS))
    rows: dict[str, list[Checked]] = {}
    for pages, fields in groups:
        for page in pages:
            for row in check_profile(page.data, page.url, profile, fields):
                rows.setdefault(row.field, []).append(row)
    return tuple(_verdict(rows[name]) for name in rows)


def _verdict(rows: Sequence[Checked]) -> Verdict:
    example = next((row.found for row in rows if row.found), "")
    generic = next((row.generic for row in rows if row.generic), "")
    return Verdict(rows[0].field, rows[0].selector, len(rows), sum(row.ok for row in rows), example, generic)


def _channels(home: Saved, names: Sequence[str], profile: Profile) -> Mapping[str, str]:
    if names:
        return read_channels(home.data, url=home.url, names=names, profile=profile)
    return probe(home).channels


def _spread(urls: Iterable[str]) -> list[str]:
    """The addresses from all over the sequence: every third, then those between; not too many."""
    unique = list(dict.fromkeys(urls))
    return [url for start in range(_TRIED) for url in unique[start::_TRIED]][:_MOST_CHANNELS]


def _got(get: Get, urls: Sequence[str], faults: list[str]) -> Iterator[Saved]:
    for url in urls:
        try:
            yield get(url)
        except PageError as error:
            faults.append(f"{url}: {error}")


def _links(page: Saved, profile: Profile) -> list[str]:
    try:
        return [link.url for link in read_list(page.data, url=page.url, profile=profile).links]
    except PageError:
        return []


def _article_urls(lists: Sequence[Saved], profile: Profile, known: set[str]) -> Iterator[str]:
    """Addresses of articles, by turns from each list; none twice."""
    columns = [_links(page, profile) for page in lists]
    for row in range(max((len(column) for column in columns), default=0)):
        for column in columns:
            url = column[row] if row < len(column) else ""
            if url and url not in known and urlsplit(url).scheme in {"http", "https"}:
                known.add(url)
                yield url
