"""Saved pages with what is to be read from them beside each: compared by tests, written by `monitor site accept`.

Beside `name.html` stand `name.expected.json` and, where a page needs them, `name.settings.json` with the keys
`kind` (article or list), `url`, `content_type`, `now` (ISO 8601) and `profile` (selectors by field).
"""

from __future__ import annotations

import datetime as dt
import difflib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from monitor.articles import Article, Link, ListPage
from monitor.errors import PageError
from monitor.pages.listing.lists import read_list
from monitor.pages.read import read_article
from monitor.profiles import GENERIC, Profile


def saved_pages(folder: Path) -> list[Path]:
    """The saved pages in a folder and below it, by name."""
    return sorted(folder.rglob("*.html"))


def expected_path(page: Path) -> Path:
    """Where the expected reading of a saved page stands."""
    return page.with_suffix(".expected.json")


def read_saved(page: Path) -> dict[str, Any]:
    """What is read from a saved page now; for a page that is refused `{"error": reason}`."""
    settings = _settings(page)
    kind = settings.pop("kind", "article")
    profile = Profile(**{**_blank(), **settings.pop("profile")}) if "profile" in settings else GENERIC
    now = settings.pop("now", None)
    moment = dt.datetime.fromisoformat(now) if now else None
    data = page.read_bytes()
    try:
        if kind == "list":
            return list_record(read_list(data, profile=profile, now=moment, **settings))
        return article_record(read_article(data, profile=profile, now=moment, **settings))
    except PageError as error:
        return {"error": error.reason}


def difference(page: Path) -> list[str]:
    """A unified diff from the expected reading (empty where there is none yet) to the present one."""
    path = expected_path(page)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    after = _text(read_saved(page))
    return list(difflib.unified_diff(before.splitlines(), after.splitlines(), path.name, "as read now", lineterm=""))


def accept(page: Path) -> None:
    """Writes the present reading of a saved page as the expected one; show `difference` first."""
    expected_path(page).write_text(_text(read_saved(page)), encoding="utf-8")


def article_record(article: Article) -> dict[str, Any]:
    """An article's fields as plain values; empty ones are left out."""
    record = {
        "title": article.title,
        "subtitle": article.subtitle,
        "published": str(article.published) if article.published else None,
        "updated": str(article.updated) if article.updated else None,
        "source": article.source,
        "source_url": article.source_url,
        "author": article.author,
        "editor": article.editor,
        "channel": article.channel,
        "keywords": list(article.keywords),
        "paragraphs": article.paragraphs,
        "headings": [article.paragraphs[i] for i in article.headings],
        "captions": list(article.captions),
        "previous": _link(article.previous),
        "next": _link(article.next),
        "canonical": article.canonical,
        "part": [article.part, article.parts] if article.parts > 1 else None,
        "part_urls": list(article.part_urls),
        "charset": article.charset,
        "warnings": list(article.warnings),
    }
    return {key: value for key, value in record.items() if value}


def list_record(page: ListPage) -> dict[str, Any]:
    """A list page's links, next page and warnings as plain values."""
    record = {"links": [_link(link) for link in page.links], "next": page.next_url, "warnings": list(page.warnings)}
    return {key: value for key, value in record.items() if value}


def _link(link: Link | None) -> dict[str, Any] | None:
    if link is None:
        return None
    record = {"url": link.url, "text": link.text, "published": str(link.published) if link.published else None}
    return {key: value for key, value in {**record, "pinned": link.pinned}.items() if value}


def _settings(page: Path) -> dict[str, Any]:
    path = page.with_suffix(".settings.json")
    settings: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return settings


def _blank() -> Mapping[str, str]:
    return dict.fromkeys(GENERIC.__slots__, "")


def _text(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"
