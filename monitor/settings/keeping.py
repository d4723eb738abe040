"""Settings for backups, retention and the store of raw pages."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from monitor.settings.base import Section, parse_duration


def _age(text: str) -> str:
    if text:
        parse_duration(text)
    return text


def _store(text: str) -> str:
    if text and "://" not in text:
        raise ValueError("not a store; write s3://BUCKET/PREFIX or file:///FOLDER")
    return text


Age = Annotated[str, AfterValidator(_age)]


class Backups(Section):
    """Where backups go and how many are kept."""

    folder: str = Field("var/backups", description="Folder for the backups, preferably on another disk")
    keep: int = Field(14, ge=1, description="How many backups to keep; the oldest are deleted first")


class Retention(Section):
    """After which age what is freed: an empty text keeps it for ever. Versions of articles are always kept."""

    lists: Age = Field("90d", description="Raw list pages, feeds and sitemaps; each one's first and last are kept")
    unchanged: Age = Field("180d", description="Raw articles whose content had not changed; first and last are kept")
    refused: Age = Field(
        "180d", description="Answers in which no article was found; each page's first and last are kept"
    )
    checks: Age = Field(
        "400d", description="Records that a page was visited and had not changed; each page's last is kept"
    )
    faults: Age = Field("180d", description="Faults that runs recovered from")
    runs: Age = Field("400d", description="Finished runs")
    messages: Age = Field("400d", description="Messages that were delivered or given up, with their logs")


class Raw(Section):
    """Where the raw pages are kept."""

    store: Annotated[str, AfterValidator(_store)] = Field(
        "",
        description="s3://BUCKET/PREFIX, file:///FOLDER or any other address that fsspec supports; empty: in the database",
    )
