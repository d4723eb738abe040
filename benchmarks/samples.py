"""Folders of texts to measure on: published ones where they are kept beside the project, else the project's own."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_PUBLISHED, _OWN = _ROOT.parent / "shared", _ROOT / "tests"


def _first(*folders: Path) -> Path:
    return next(folder for folder in folders if folder.exists())


# Saved pages of news (*.html), reports of governments (*.txt), and sentences chosen for their figures (*.txt).
PAGES = _first(_PUBLISHED / "articles" / "pages", _OWN / "pages" / "articles")
REPORTS = _first(_PUBLISHED / "series" / "texts", _OWN / "gold" / "series" / "reports")
CHOSEN = _OWN / "gold" / "figures" / "dev"
