"""How far a list is followed: until it shows only what is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Set
from dataclasses import dataclass

from monitor.articles import Link, ListPage
from monitor.config import Site, parse_duration


@dataclass(frozen=True, slots=True)
class Walk:
    """How far one list has been followed: which page this is, and how many known items in a row came last."""

    page: int = 1
    known: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """When a list is not followed further."""

    stop_after: int
    stop_older: dt.timedelta
    max_pages: int

    @classmethod
    def of(cls, site: Site) -> Rule:
        """The rule that a site's settings state."""
        return cls(site.stop_after, parse_duration(site.stop_older), site.max_list_pages)


def follow(rule: Rule, walk: Walk, page: ListPage, known: Set[str], now: dt.datetime, *, sweep: bool) -> Walk | None:
    """The walk on the list's next page; None if the list ends here, or is known from here on.

    `known` are the addresses that the list had shown before this crawl; pinned items, which are old by nature, do not
    count. An item without a date does not keep the list open. A sweep goes on to the end.
    """
    if page.next_url is None or walk.page >= rule.max_pages:
        return None
    count = walk.known
    for link in page.links:
        if link.pinned:
            continue
        count = count + 1 if link.url in known else 0
        if count >= rule.stop_after and _is_old(link, rule, now) and not sweep:
            return None
    return Walk(walk.page + 1, count)


def _is_old(link: Link, rule: Rule, now: dt.datetime) -> bool:
    return link.published is None or now - link.published.when > rule.stop_older
