"""A profile held against a page: what each selector finds, and what the generic reader would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from monitor.errors import PageError
from monitor.pages.document.page import node_text, open_page
from monitor.pages.listing.lists import read_list
from monitor.pages.read import read_article
from monitor.profiles import Profile

ARTICLE_FIELDS = ("title", "subtitle", "info", "breadcrumb", "body", "keywords", "context")
LIST_FIELDS = ("list_row", "list_date", "list_pinned", "list_next")


@dataclass(frozen=True, slots=True)
class Checked:
    """What a profile's selector finds on a page, beside what the generic reader gives there."""

    field: str
    selector: str
    found: str
    generic: str

    @property
    def ok(self) -> bool:
        """Whether the selector finds something."""
        return bool(self.found)


def check_profile(data: bytes, url: str, profile: Profile, names: Sequence[str] = ()) -> tuple[Checked, ...]:
    """Each selector of a profile (or those named) with what it finds and what the generic reader would give."""
    page = open_page(data, url=url)
    generic = _generic_values(data, url)
    rows = []
    for item in fields(Profile):
        selector = getattr(profile, item.name)
        if selector and item.name != "drop" and (not names or item.name in names):
            found = " | ".join(text for node in page.select(selector)[:20] if (text := node_text(node)))
            rows.append(Checked(item.name, selector, found[:200], generic.get(item.name, "")[:200]))
    return tuple(rows)


def _generic_values(data: bytes, url: str) -> dict[str, str]:
    page = read_list(data, url=url)
    values = {"list_row": " | ".join(link.text for link in page.links[:20]), "list_next": page.next_url or ""}
    try:
        article = read_article(data, url=url)
    except PageError:
        return values
    neighbours = [link.text for link in (article.previous, article.next) if link]
    return values | {
        "title": article.title,
        "info": f"{article.published or ''} {article.source or ''}".strip(),
        "breadcrumb": article.channel or "",
        "body": article.body.replace("\n", " "),
        "keywords": " ".join(article.keywords),
        "context": " | ".join(neighbours),
        "subtitle": article.subtitle or "",
    }
