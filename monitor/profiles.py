"""Site profiles: where a site's pages carry their fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Profile:
    """CSS selectors for a site's pages; an empty one leaves that field to the generic reader.

    The defaults fit the food portal's template.
    """

    # Read by pydantic when the profile is part of the configuration: a misspelt key is refused.
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    nav: str = ".nav a"
    list_row: str = "ul.list li"
    list_date: str = "span"
    list_pinned: str = ".top, .ding, em.zd"
    list_next: str = ".pages a.next, .pages a:lexbor-contains('下一页')"
    title: str = "h1.title"
    subtitle: str = "h2.subtitle"
    info: str = ".info"
    breadcrumb: str = ".place"
    body: str = ".content"
    keywords: str = ".keywords a"
    context: str = ".context li"
    drop: str = "script, style, .ad, .share"


GENERIC = Profile(*[""] * 13)
