"""Differences of revisions and of copies: `monitor diff` and `monitor copies`."""

from __future__ import annotations

import os
import shutil
import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.output import JSON_HELP, local, print_json
from monitor.cli.setup import config_of, database_of
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.changes import Change, TextDiff
    from storage import Connection
    from storage.articles.copies import Family, Member
    from storage.articles.revisions import StoredRevision

STYLE = (
    "body{font:16px/1.7 serif;max-width:72em;margin:2em auto}ins{background:#d6f5d6}del{background:#fbdada}"
    ".diff-moved-from,.diff-moved-to{background:#e6dcf7}.diff-side td{width:50%;vertical-align:top;padding:.2em .6em}"
)


def diff(
    context: typer.Context,
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="The article's id, its address, or the name of the imported file.")
    ],
    before: Annotated[int | None, typer.Argument(metavar="REV", help="A revision; default: the last but one.")] = None,
    after: Annotated[int | None, typer.Argument(metavar="REV", help="A later one; default: the last.")] = None,
    side: Annotated[bool, typer.Option("--side", "-s", help="In two columns, side by side.")] = False,
    whole: Annotated[bool, typer.Option("--whole", help="Show all paragraphs, not only those near a change.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write it as an HTML page.")] = None,
    colour: Annotated[bool | None, typer.Option("--colour/--plain", help="Use colour; default: on a terminal.")] = None,
    json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False,
) -> None:
    """Show what changed between two revisions of an article: its text, its fields, its figures.

    Example: monitor diff 12 1 3 --side
    """
    from monitor.changes import Revision, diff_text
    from monitor.changes.compare import compare

    old, new = _revisions(context, article, before, after)
    changes = compare(*(Revision(one.article, one.figures, charset=one.article.charset) for one in (old, new)))
    text = diff_text(old.article.body, new.article.body)
    if json:
        print_json([_record(old, new, changes, text)])
    elif html is not None:
        html.write_text(_page(old, new, changes, text, side=side, context=None if whole else 1), encoding="utf-8")
        sys.stderr.write(f"wrote {html}\n")
    else:
        zone = config_of(context).zone
        sys.stdout.write(
            f"{new.article.title}\nrevision {old.number} of {local(old.seen_at, zone)}"
            f" → {new.number} of {local(new.seen_at, zone)}\n\n"
        )
        _print(old, new, changes, text, side=side, colour=_in_colour(colour), context=None if whole else 1)


def _in_colour(wanted: bool | None) -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") if wanted is None else wanted


def _revisions(
    context: typer.Context, article: str, before: int | None, after: int | None
) -> tuple[StoredRevision, StoredRevision]:
    from storage.articles import revisions

    with database_of(context).read() as connection:
        page = _page_of(connection, article)
        kept = {one.number: one for one in revisions.of_page(connection, page)}
    last = max(kept)
    new = last if after is None else after
    old = (max((n for n in kept if n < new), default=new)) if before is None else before
    if before is not None and before == after:
        raise InputError(f"revision {before} is held against itself; name two")
    for number in (old, new):
        if number not in kept:
            raise InputError(f"article {article} has no revision {number}; it has {min(kept)} to {last}")
    if old == new:
        raise InputError(f"article {article} has only revision {last}: nothing to hold it against")
    return kept[old], kept[new]


def _print(
    old: StoredRevision,
    new: StoredRevision,
    changes: tuple[Change, ...],
    text: TextDiff,
    *,
    side: bool,
    colour: bool,
    context: int | None,
) -> None:
    from monitor.changes.terminal import change_lines, inline_lines, side_lines

    if side:
        width = shutil.get_terminal_size((120, 24)).columns
        lines = side_lines(text, old.article.body, new.article.body, colour=colour, width=width, context=context)
    else:
        lines = inline_lines(text, old.article.body, colour=colour, context=context)
    sys.stdout.writelines(line + "\n" for line in lines)
    sys.stdout.write("\n")
    sys.stdout.writelines(line + "\n" for line in change_lines(changes) or ())
    if not changes:
        sys.stderr.write("both revisions of the article are the same\n")


def _record(old: StoredRevision, new: StoredRevision, changes: tuple[Change, ...], text: TextDiff) -> dict[str, Any]:
    from monitor.changes import to_record
    from monitor.changes.text import edits_to_record

    return {
        "article": new.page_id,
        "before": old.number,
        "after": new.number,
        "edits": edits_to_record(text.edits),
        "changes": [to_record(change) for change in changes],
    }


def _page(
    old: StoredRevision,
    new: StoredRevision,
    changes: tuple[Change, ...],
    text: TextDiff,
    *,
    side: bool,
    context: int | None,
) -> str:
    from monitor.changes.render import html_inline, html_side_by_side
    from monitor.changes.terminal import change_lines

    before, after = old.article.body, new.article.body
    shown = html_side_by_side(text, before, after, context) if side else html_inline(text, before, context)
    listed = "".join(f"<li>{escape(line)}</li>" for line in change_lines(changes))
    title = escape(new.article.title)
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
        f"</head><body><h1>{title}</h1><p>{old.number} → {new.number}</p>{shown}<ul>{listed}</ul></body></html>\n"
    )


def copies(
    context: typer.Context,
    article: Annotated[str | None, typer.Argument(metavar="ARTICLE", help="The article's id, address or name.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Maximum number of families.")] = 20,
    json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False,
) -> None:
    """Show reprints: the original, its copies, and which figures each copy changed.

    Example: monitor copies 12
    """
    from storage.articles import copies as kept

    with database_of(context).read() as connection:
        if article is None:
            found = kept.families(connection, limit)
        else:
            family = kept.family_of(connection, _page_of(connection, article))
            found = [] if family is None else [family]
    if json:
        print_json(map(_family_record, found))
    elif not found:
        sys.stderr.write("no copies\n")
    for family in () if json else found:
        _print_family(family)


def _page_of(connection: Connection, article: str) -> int:
    from storage.queries import articles

    url = articles.address(connection, article)
    page = articles.by_url(connection, url) if url else None
    if page is None:
        raise InputError(f"no article {article}; list them with: monitor articles")
    return page


def _print_family(family: Family) -> None:
    from monitor.changes.terminal import figure_line

    write, first = sys.stdout.write, family.original
    write(f"\n{first.title} [{first.article_id}]  {first.published or ''}  {first.source or ''}  {first.url}\n")
    for copy in family.copies:
        difference = family.differences[copy.article_id]
        write(f"  [{copy.article_id}]  {copy.published or ''}  {copy.site}  {copy.url}")
        write(f"  {len(difference.text.edits)} edits\n" if difference.text.edits else "  word for word\n")
        sys.stdout.writelines(f"    {figure_line(change)}\n" for change in difference.figures)


def _family_record(family: Family) -> dict[str, Any]:
    from monitor.changes.records import figure_change_to_record

    return {
        "family": family.id,
        "original": _member_record(family.original),
        "copies": [
            {
                **_member_record(copy),
                "edits": len(family.differences[copy.article_id].text.edits),
                "figures": [figure_change_to_record(one) for one in family.differences[copy.article_id].figures],
            }
            for copy in family.copies
        ],
    }


def _member_record(member: Member) -> dict[str, Any]:
    return {
        "article": member.article_id, "url": member.url, "site": member.site, "title": member.title,
        "source": member.source, "published": member.published,
    }  # fmt: skip
