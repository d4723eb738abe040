"""Reading files: `monitor parse` and `monitor figures`."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.output import print_json
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.articles import Article, Figure
    from monitor.profiles import Profile

Files = Annotated[list[Path], typer.Argument(help="Files to read, all in one process.")]


def parse(
    context: typer.Context,
    files: Files,
    url: Annotated[str | None, typer.Option(help="Address of the page: makes its links absolute.")] = None,
    site: Annotated[str | None, typer.Option(help="Read with the profile of this site of the configuration.")] = None,
) -> None:
    """Read saved pages: one JSON object a page, with its fields and key figures.

    Example: monitor parse saved/*.html | head
    """
    profile = _profile(context, site)
    failed = False
    for file in files:
        record = _parsed(file, url, profile)
        failed |= "error" in record
        print_json([record])
    if failed:
        raise typer.Exit(1)


def _profile(context: typer.Context, site: str | None) -> Profile:
    from monitor import config
    from monitor.profiles import GENERIC

    return GENERIC if site is None else config.find(context.obj).site(site)[1].profile


def _parsed(file: Path, url: str | None, profile: Profile) -> dict[str, Any]:
    from monitor.errors import PageError
    from monitor.pages import read_article
    from monitor.pages.records import to_record

    data = read_bytes(file)
    try:
        article = read_article(data, url=url, profile=profile, now=dt.datetime.now(dt.UTC))
    except PageError as error:
        sys.stderr.write(f"monitor: {file}: {error}\n")
        return {"id": file.stem, "error": str(error)}
    return to_record(file.stem, article) | {"figures": list(_article_figures(file.stem, article))}


def _article_figures(doc: str, article: Article) -> Iterator[dict[str, Any]]:
    from monitor.figures import read_figures
    from monitor.figures.records import to_record

    published = article.published.when.date() if article.published else None
    return (to_record(doc, figure) for figure in read_figures(article.body, published))


def figures(
    files: Files,
    published: Annotated[
        str | None, typer.Option(help="Publication date (YYYY-MM-DD), from which 今年 and the like are reckoned.")
    ] = None,
    explain: Annotated[bool, typer.Option(help="Tell instead which numbers are no key figures, and why.")] = False,
    html: Annotated[
        Path | None, typer.Option(help="Write the text with its figures marked, as a page for the browser.")
    ] = None,
    score: Annotated[
        Path | None, typer.Option(help="Score against gold (a .gold.jsonl file or a folder of them).")
    ] = None,
) -> None:
    """Read the key figures of texts: one JSON object a figure.

    Example: monitor figures report.txt --published 2022-07-25
    """
    date = _date(published)
    texts = {file.stem: read_text(file) for file in files}
    if explain:
        print_json(_exclusions(texts, date))
    elif html is not None:
        _write_html(texts, date, html)
    elif score is not None:
        _print_scores(texts, date, score)
    else:
        for doc, text in texts.items():
            print_json(_figure_records(doc, text, date))


def _date(text: str | None) -> dt.date | None:
    try:
        return None if text is None else dt.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"--published {text}: not a date; write YYYY-MM-DD") from error


def _figure_records(doc: str, text: str, date: dt.date | None) -> Iterator[dict[str, Any]]:
    from monitor.figures import read_figures
    from monitor.figures.records import to_record

    return (to_record(doc, figure) for figure in read_figures(text, date))


def _exclusions(texts: dict[str, str], date: dt.date | None) -> Iterator[dict[str, Any]]:
    from monitor.figures import explain

    for doc, text in texts.items():
        for exclusion in explain(text, date):
            span = exclusion.span
            yield {
                "doc": doc,
                "start": span.start,
                "end": span.end,
                "text": text[span.start : span.end],
                "reason": exclusion.reason,
            }


def _write_html(texts: dict[str, str], date: dt.date | None, out: Path) -> None:
    from monitor.figures import read_figures
    from monitor.figures.markup import to_html

    if len(texts) != 1:
        raise InputError("--html takes one text; call it once for each")
    [(doc, text)] = texts.items()
    found: tuple[Figure, ...] = read_figures(text, date)
    out.write_text(to_html(text, found, doc), encoding="utf-8")
    sys.stderr.write(f"wrote {len(found)} figures to {out}\n")


def _print_scores(texts: dict[str, str], date: dt.date | None, gold: Path) -> None:
    from monitor.figures.score import report

    predicted = [record for doc, text in texts.items() for record in _figure_records(doc, text, date)]
    sys.stdout.write(report(gold, predicted))


def read_bytes(file: Path) -> bytes:
    """A file's bytes; InputError that names it if it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {file}: {error.strerror}") from error


def read_text(file: Path) -> str:
    """A file's text, unchanged; InputError that names it if it is not UTF-8."""
    try:
        return read_bytes(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{file} is not UTF-8 text (byte {error.start}); convert it, or give a page to: monitor parse"
        ) from error
