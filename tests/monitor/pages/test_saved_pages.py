"""Saved pages in the layouts of common content systems, each read exactly as expected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from monitor.pages import join_parts, read_article
from monitor.pages.portal import fixtures

FOLDER = Path(__file__).parents[2] / "pages"
PAGES = fixtures.saved_pages(FOLDER)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_saved_page_reads_as_expected(page: Path) -> None:
    expected = fixtures.expected_path(page)
    assert expected.exists(), f"{expected.name} is missing; `monitor site accept` writes it"
    assert fixtures.read_saved(page) == json.loads(expected.read_text(encoding="utf-8"))


def test_there_are_enough_of_them() -> None:
    assert len([page for page in PAGES if page.parent.name == "articles"]) >= 25
    assert len([page for page in PAGES if page.parent.name == "lists"]) >= 25
    assert {page.parent.name for page in PAGES} == {"articles", "lists", "refused"}


def test_no_expected_file_is_without_its_page() -> None:
    orphans = [
        path
        for path in FOLDER.rglob("*.expected.json")
        if not path.with_name(path.name.replace(".expected.json", ".html")).exists()
    ]
    assert orphans == []


def test_accept_writes_what_difference_shows(tmp_path: Path) -> None:
    page = tmp_path / "new.html"
    page.write_bytes((FOLDER / "articles" / "nested-divs.html").read_bytes())
    shown = fixtures.difference(page)
    assert any(line.startswith('+ "title"') for line in shown)
    assert not fixtures.expected_path(page).exists()
    fixtures.accept(page)
    assert fixtures.difference(page) == []


def test_parts_are_joined_in_order() -> None:
    urls = {1: "http://www.example.com/n/7.html", 2: "http://www.example.com/n/7_2.html"}
    parts = [read_article((FOLDER / "articles" / f"parts-{n}.html").read_bytes(), url=url) for n, url in urls.items()]
    whole = join_parts(parts[::-1])
    assert whole.paragraphs == parts[0].paragraphs + parts[1].paragraphs
    assert (whole.part, whole.parts) == (1, 2)
    assert whole.canonical == parts[1].canonical == "https://example.com/n/7.html"
    assert "parts missing: 2 of 2" in join_parts(parts[:1]).warnings
