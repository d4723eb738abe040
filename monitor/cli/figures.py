"""Reading texts: `monitor figures`, with its output as records, a page, an explanation or scores."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from monitor.cli.output import print_json
from monitor.cli.setup import units_of
from monitor.cli.texts import Text, Texts, dates
from monitor.errors import InputError


def figures(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="UTF-8 texts to read, all in one process.")],
    published: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[DOC=]DATE",
            help="Publication date (YYYY-MM-DD), from which 今年 and the like are resolved; DOC=DATE for one of several texts.",
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Explain for every number why it is or is not a figure, and which rules applied."
        ),
    ] = False,
    json: Annotated[
        bool | None,
        typer.Option("--json/--table", help="Format of --explain; default: a table on a terminal, else JSON."),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(help="Write the text with its figures highlighted, as an HTML page; a folder for several texts."),
    ] = None,
    score: Annotated[
        Path | None, typer.Option(help="Score against gold (a .gold.jsonl file or a folder of them).")
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="With --score: list each miss, false alarm and wrong field.")
    ] = False,
    in_context: Annotated[
        bool, typer.Option("--context", help="With --errors: show each with the text around it.")
    ] = False,
) -> None:
    """Read the key figures of texts: one JSON object per figure, with its evidence and what contradicts it.

    Example: monitor figures report.txt --published 2022-07-25
    """
    _check(explain=explain, html=html, score=score, errors=errors, in_context=in_context)
    texts = Texts(files, dates(published or ()), units_of(context))
    if explain:
        _explain(texts, json=not sys.stdout.isatty() if json is None else json)
    elif html is not None:
        _write_pages(texts, html)
    elif score is not None:
        _print_scores(texts, score, errors=errors, in_context=in_context)
    else:
        for text in texts:
            print_json(_records(text))
    if texts.failed:
        raise typer.Exit(1)


def _check(*, explain: bool, html: Path | None, score: Path | None, errors: bool, in_context: bool) -> None:
    """InputError for options that do not go together."""
    chosen = [name for name, on in (("--explain", explain), ("--html", html), ("--score", score)) if on]
    if len(chosen) > 1:
        raise InputError(f"{' and '.join(chosen)} do not go together; call the command once for each")
    if (errors or in_context) and score is None:
        raise InputError("--errors and --context list what --score GOLD finds wrong; name the gold as well")


def _records(text: Text) -> Iterator[dict[str, Any]]:
    from monitor.figures.records import full_records

    return full_records(text.doc, text.text, text.figures, text.notes, text.reader)


def _explain(texts: Texts, *, json: bool) -> None:
    from monitor.figures import explain_all
    from monitor.figures.explanation import to_lines, to_record

    for text in texts:
        found = explain_all(text.text, text.published, units=text.units)
        if json:
            print_json(to_record(text.doc, one) for one in found)
            continue
        counted = sum(one.figure is not None for one in found)
        sys.stdout.write(f"{text.doc}: {counted} figures, {len(found) - counted} other numbers\n")
        sys.stdout.writelines(line + "\n" for line in to_lines(found, text.text))


def _write_pages(texts: Texts, out: Path) -> None:
    """One page at `out`, or one for each text in that folder."""
    from monitor.figures.markup import to_html

    many = len(texts) > 1 or out.is_dir()
    for text in texts:
        file = out / f"{text.doc}.html" if many else out
        _write(file, to_html(text.text, text.figures, text.doc, text.notes))
        sys.stderr.write(f"wrote {len(text.figures)} figures to {file}\n")


def _write(file: Path, page: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(page.encode())
    except OSError as error:
        raise InputError(f"cannot write {file}: {error.strerror}") from error


def _print_scores(texts: Texts, gold: Path, *, errors: bool, in_context: bool) -> None:
    from monitor.figures.score import report, strangers

    bodies: dict[str, str] = {}
    predicted: list[dict[str, Any]] = []
    for text in texts:
        bodies[text.doc] = text.text
        predicted += _records(text)
    if strange := strangers(gold, predicted):
        sys.stderr.write(f"not in the gold, left out: {', '.join(strange)}\n")
    shown = bodies if in_context else None
    sys.stdout.write(report(gold, predicted, errors=errors or in_context, texts=shown))
