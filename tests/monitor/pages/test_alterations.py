"""A page altered around its article reads as before."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from monitor.errors import PageError
from monitor.pages import read_article
from monitor.pages.portal import fixtures
from tests.monitor.pages import alterations

FOLDER = Path(__file__).parents[2] / "pages" / "articles"
FIELDS = ("title", "published", "source", "author", "paragraphs")
# Where the altered part is all that tells an article from its surroundings, a few pages may read otherwise.
LEAST = {
    "no_headings": 0.99,
    "hashed_names": 0.9,
    "no_meta_tags": 0.93,
    "no_linked_data": 0.97,
    "comments_behind": 0.98,
    "laid_out_in_a_table": 0.99,
    "shares_before": 0.99,
    "calls_behind": 0.99,
}


def cases() -> list[tuple[Path, dict[str, Any], dict[str, Any]]]:
    found = []
    for page in fixtures.saved_pages(FOLDER):
        path = page.with_suffix(".settings.json")
        settings = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        if "profile" not in settings:
            found.append((page, settings, json.loads(fixtures.expected_path(page).read_text(encoding="utf-8"))))
    return found


def reading(data: bytes, settings: dict[str, Any]) -> dict[str, Any]:
    now = settings.get("now")
    try:
        article = read_article(data, url=settings.get("url"), now=dt.datetime.fromisoformat(now) if now else None)
    except PageError as error:
        return {"error": error.reason}
    return fixtures.article_record(article)


@pytest.mark.parametrize("alter", alterations.ALL, ids=lambda alter: alter.__name__)
def test_the_article_stays_the_same(alter: Callable[[LexborHTMLParser], None]) -> None:
    changed = []
    pages = cases()
    for page, settings, expected in pages:
        found = reading(alterations.altered(page.read_bytes(), alter), settings)
        changed += [(page.stem, name) for name in FIELDS if found.get(name) != expected.get(name)]
    same = 1 - len({stem for stem, _ in changed}) / len(pages)
    assert same >= LEAST.get(alter.__name__, 1.0), changed
