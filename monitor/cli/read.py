"""Reading saved pages: `monitor parse`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.files import read_bytes
from monitor.cli.output import print_json
from monitor.cli.setup import units_of

if TYPE_CHECKING:
    from monitor.articles import Article
    from monitor.figures import Unit
    from monitor.profiles import Profile

Files = Annotated[list[Path], typer.Argument(help="Files to read, all in one process.")]


def parse(
    context: typer.Context,
    files: Files,
    url: Annotated[str | None, typer.Option(help="Address of the page: makes its links absolute.")] = None,
    site: Annotated[str | None, typer.Option(help="Use the profile of this site in the configuration.")] = None,
) -> None:
    """Read saved pages: one JSON object per page, with its fields and key figures.

    Example: monitor parse saved/*.html | head
    """
    profile = _profile(context, site)
    rows = units_of(context)
    failed = False
    for file in files:
        record = _parsed(file, url, profile, rows)
        failed |= "error" in record
        print_json([record])
    if failed:
        raise typer.Exit(1)


def _profile(context: typer.Context, site: str | None) -> Profile:
    from monitor import config
    from monitor.profiles import GENERIC

    return GENERIC if site is None else config.find(context.obj).site(site)[1].profile


def _parsed(file: Path, url: str | None, profile: Profile, rows: tuple[Unit, ...]) -> dict[str, Any]:
    from monitor.errors import InputError, PageError
    from monitor.pages import read_article
    from monitor.pages.records import to_record, without_article

    try:
        article = read_article(read_bytes(file), url=url, profile=profile, now=dt.datetime.now(dt.UTC))
    except (PageError, InputError) as error:
        # A page or a file that cannot be read must not keep the others from being read.
        sys.stderr.write(f"monitor: {error if isinstance(error, InputError) else f'{file}: {error}'}\n")
        return without_article(file.stem, str(error))
    return to_record(file.stem, article) | _read_figures(file.stem, article, rows)


def _read_figures(doc: str, article: Article, rows: tuple[Unit, ...]) -> dict[str, Any]:
    """The key figures of an article, each with its evidence, and what they say against one another."""
    from monitor.cli.texts import Text
    from monitor.figures.records import to_evidence, to_note, to_record

    text = Text(doc, article.body, article.published.when.date() if article.published else None, rows)
    return {
        "figures": [to_record(doc, one) | to_evidence(one, text.text, text.reader) for one in text.figures],
        "notes": [to_note(note, text.text) for note in text.notes],
    }
