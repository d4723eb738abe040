"""Navigation bars: a site's channels by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from selectolax.lexbor import LexborNode

from monitor.pages.document.page import Page, open_page
from monitor.pages.text import squeeze
from monitor.profiles import GENERIC, Profile


def read_channels(
    data: bytes,
    *,
    url: str,
    names: Sequence[str],
    profile: Profile = GENERIC,
    content_type: str | None = None,
) -> Mapping[str, str]:
    """The absolute addresses of channels by name from the navigation bar; names that the page lacks are absent."""
    page = open_page(data, url=url, content_type=content_type)
    bar = _named(page, page.select(profile.nav)) if profile.nav else {}
    everywhere = _named(page, page.tree.css("a[href]"))
    found = {name: bar.get(squeeze(name)) or everywhere.get(squeeze(name)) for name in names}
    return {name: address for name, address in found.items() if address}


def _named(page: Page, anchors: Iterable[LexborNode]) -> dict[str, str]:
    found: dict[str, str] = {}
    for anchor in anchors:
        address = page.absolute(anchor.attrs.get("href"))
        text = squeeze(anchor.text()) or squeeze(anchor.attrs.get("title") or "")
        if address and text:
            found.setdefault(text, address.partition("#")[0])
    return found
