"""Floors that may not fall: on the project's own pages, and on the shared gold pages where they are at hand."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import PageError
from monitor.pages import read_article, to_record
from monitor.pages.portal import fixtures

ROOT = Path(__file__).parents[3]
GOLD = ROOT.parent / "shared" / "articles"
FLOORS = {
    "title_exact": 1.0,
    "date": 1.0,
    "minute": 1.0,
    "source_exact": 1.0,
    "author_all": 1.0,
    "f1": 1.0,
    "perfect": 1.0,
}
CEILINGS = {"spurious_source": 0.0, "spurious_author": 0.0}


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def prediction(doc_id: str, data: bytes) -> dict[str, Any]:
    try:
        return to_record(doc_id, read_article(data))
    except PageError:
        return {"id": doc_id}


@pytest.mark.skipif(not GOLD.exists(), reason="the shared gold pages are not beside the project")
def test_the_generic_reader_keeps_its_score_on_the_gold_pages() -> None:
    score = scorer()
    gold = score.load(GOLD / "pages.gold.jsonl")
    rows = [
        score.one(g, prediction(g["id"], (GOLD / "pages" / f"{g['id'].replace('/', '_')}.html").read_bytes()))
        for g in gold
    ]
    total = score.total(rows)
    assert {key: total[key] for key, floor in FLOORS.items() if total[key] < floor} == {}
    assert {key: total[key] for key, ceiling in CEILINGS.items() if total[key] > ceiling} == {}


def test_every_own_article_page_gives_title_time_and_body() -> None:
    pages = fixtures.saved_pages(ROOT / "tests" / "pages" / "articles")
    read = [json.loads(fixtures.expected_path(page).read_text(encoding="utf-8")) for page in pages]
    assert [
        page.stem
        for page, found in zip(pages, read, strict=True)
        if not {"title", "published", "paragraphs"} <= set(found)
    ] == ["encyclopedia-lemma", "lemma-with-daily-notice"]  # pages that tell no day of their own
    assert sum("source" in found for found in read) >= 0.75 * len(read)
