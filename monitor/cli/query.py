"""Queries: `monitor articles`, `article`, `changes` and `search`."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.output import JSON_HELP, local, print_json, print_table, tell_more
from monitor.cli.setup import config_of, database_of
from monitor.errors import InputError

if TYPE_CHECKING:
    from storage.articles.changes import Told
    from storage.articles.revisions import StoredRevision
    from storage.queries.articles import Detail, FigureOf, Filter, Summary

Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]
Topic = Annotated[str | None, typer.Option(help="Only articles about this topic.")]
Channel = Annotated[str | None, typer.Option(help="Only this channel.")]
Source = Annotated[str | None, typer.Option(help="Only this source (来源).")]
Since = Annotated[str | None, typer.Option(help="Published on or after this day (YYYY-MM-DD).")]
Until = Annotated[str | None, typer.Option(help="Published before this day (YYYY-MM-DD).")]
Limit = Annotated[int, typer.Option(min=1, help="Maximum number of rows.")]


def filter_of(context: typer.Context, **wanted: Any) -> Filter:
    """The filter that a command's options state; InputError that names the wrong one."""
    from storage.queries.articles import Filter

    config = config_of(context)
    topic = wanted.get("topic")
    if topic is not None and topic not in config.topics:
        raise InputError(f"no topic {topic!r}; the configuration has: {', '.join(config.topics)}")
    for key in ("since", "until"):
        wanted[key] = day(wanted.get(key), f"--{key}", config.zone)
    return Filter(**wanted)


def day(text: str | None, option: str, zone: dt.tzinfo) -> dt.datetime | None:
    """The midnight at which a day begins in a zone; InputError that names the option if it is no day."""
    try:
        return None if text is None else dt.datetime.fromisoformat(text).replace(tzinfo=zone)
    except ValueError as error:
        raise InputError(f"{option} {text}: not a day; write YYYY-MM-DD") from error


def articles(
    context: typer.Context,
    topic: Topic = None,
    channel: Channel = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    changed: Annotated[bool, typer.Option("--changed", help="Only those with more than one revision.")] = False,
    limit: Limit = 50,
    json: Json = False,
) -> None:
    """List the articles, newest first.

    Example: monitor articles --topic ruyuan --since 2022-07-01
    """
    from storage.queries.article_lists import find

    wanted = filter_of(context, topic=topic, channel=channel, source=source, since=since, until=until, changed=changed)
    with database_of(context).read() as connection:
        found = find(connection, wanted, limit=limit)
    asked = any((topic, channel, source, since, until, changed))
    _print_summaries(found.items, json, "no article fits" if asked else "no article yet; begin with: monitor run")
    tell_more(limit, more=found.next is not None)


def _print_summaries(found: Iterable[Summary], json: bool, empty: str) -> None:
    if json:
        print_json(found)
        return
    rows = [
        (a.id, a.published, a.state.value, a.channel, a.source, a.revisions, a.figures, a.title, a.snippet)
        for a in found
    ]
    columns = ("id", "published", "state", "channel", "source", "revisions", "figures", "title", "found in")
    # Where no words were looked for there is no passage that has them.
    width = len(columns) - (not any(row[-1] for row in rows))
    print_table(columns[:width], [row[:width] for row in rows], empty)


def article(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="ID", help="The article's id, as `monitor articles` shows it.")],
    json: Json = False,
) -> None:
    """Show one article: its fields, text, figures, revisions and changes.

    Example: monitor article 12
    """
    from storage.articles import changes
    from storage.queries.articles import detail
    from storage.visits import addresses

    with database_of(context).read() as connection:
        found = detail(connection, number)
        told = changes.of_page(connection, number)
        known_at = addresses.of_page(connection, number)
    if json:
        print_json([{"article": found, "changes": told, "addresses": known_at}])
        return
    _print_article(found, config_of(context).zone)
    sys.stdout.writelines(
        f"known at {each.url}: {each.why}, {local(each.first_seen, config_of(context).zone)}\n" for each in known_at
    )
    sys.stdout.writelines(_change_lines(told, config_of(context).zone))


def _print_article(found: Detail, zone: dt.tzinfo) -> None:
    latest = found.latest.article
    write = sys.stdout.write
    write(f"{latest.title}\n{found.summary.url}\n")
    write(
        f"{found.summary.published or 'no date'}  {latest.source or ''}  {latest.author or ''}  {found.summary.channel or ''}\n"
    )
    if latest.keywords:
        write(f"关键词: {' '.join(latest.keywords)}\n")
    for label in found.labels:
        why = f": {'; '.join(label.reasons)}" if label.reasons else ""
        write(f"topic {label.topic}: {label.verdict} ({label.score:.2f}){why}\n")
    for sighting in found.found:
        write(f"found by {sighting.route} on {sighting.from_url} at {local(sighting.found_at, zone)}\n")
    if found.due_at:
        write(f"next look at {local(found.due_at, zone)}: {found.due_why}\n")
    write(f"\n{latest.body}\n\n")
    rows = [
        (f.text, f.unit, f.qualifier.value, f.indicator, f.role.value, f.period, f.place) for f in found.latest.figures
    ]
    print_table(("number", "unit", "qualifier", "indicator", "role", "period", "place"), rows, "no key figures")
    write("\n")
    sys.stdout.writelines(_note_lines(found.latest))
    versions = [
        (r.number, local(r.seen_at, zone), len(r.article.body), len(r.figures), r.reader) for r in found.revisions
    ]
    print_table(("revision", "seen", "characters", "figures", "reader"), versions)


def _note_lines(latest: StoredRevision) -> Iterator[str]:
    """What the figures say against one another: what was compared, and both sides as the text has them."""
    body = latest.article.body
    for note in latest.notes:
        against = ", ".join(body[span.start : span.end] for span in note.against)
        yield f"note ({note.check.value}): {body[note.stated.start : note.stated.end]} against {against}: {note.message}\n"
    if latest.notes:
        yield "\n"


def changes(
    context: typer.Context,
    since: Annotated[str | None, typer.Option(help="Noticed on or after this day (YYYY-MM-DD).")] = None,
    kind: Annotated[str | None, typer.Option(help="Only this kind, such as figure, headline or withdrawn.")] = None,
    topic: Topic = None,
    limit: Limit = 50,
    json: Json = False,
) -> None:
    """Show what changed, newest first.

    Example: monitor changes --kind figure
    """
    from monitor.changes import ChangeKind
    from storage.queries.change_lists import ChangeFilter, find

    if kind is not None and kind not in list(ChangeKind):
        raise InputError(f"--kind {kind}: no such kind; there are: {', '.join(ChangeKind)}")
    zone = config_of(context).zone
    wanted = ChangeFilter(kinds=(kind,) if kind else (), topic=topic, since=day(since, "--since", zone))
    with database_of(context).read() as connection:
        told = find(connection, wanted, limit=limit).items
    if json:
        print_json(told)
    elif told:
        sys.stdout.writelines(_change_lines(told, zone))
    else:
        sys.stderr.write("no changes\n")


def _change_lines(told: Iterable[Told], zone: dt.tzinfo) -> Iterator[str]:
    for item in told:
        change = item.change
        silent = " (silent)" if change.silent else ""
        yield f"\n{local(item.noticed_at, zone)}  {change.kind.value}{silent}  {change.importance:.2f}  {item.title} [{item.page_id}]\n"
        if change.before:
            yield f"  - {change.before}\n"
        if change.after:
            yield f"  + {change.after}\n"
        if change.cause:
            yield f"    {change.cause}\n"
        sentence = change.sentence_after or change.sentence_before
        if sentence and sentence not in (change.before, change.after):
            yield f"    {sentence}\n"


def search(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(help="A query: words, phrases, fields such as 来源:韶关日报, AND, OR, NOT, brackets.")
    ],
    figures: Annotated[bool, typer.Option("--figures", help="Find figures, not articles.")] = False,
    order: Annotated[str, typer.Option(help="best: most words in the title first; new: latest first.")] = "best",
    topic: Topic = None,
    channel: Channel = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 20,
    json: Json = False,
) -> None:
    """Find articles in all their versions, or figures, by the search language (docs/search.md).

    Example: monitor search 乳源 村集体
    Example: monitor search --figures "村集体 单位:元 数值:>1000000 时期:2021"
    """
    from monitor.query import parse
    from storage.queries import article_lists, figure_lists

    query = " ".join(words).strip()
    parse(query)
    wanted = filter_of(context, topic=topic, channel=channel, source=source, since=since, until=until, words=query)
    orders = list(article_lists.Order)
    if order not in orders:
        raise InputError(f"--order {order}: there are {', '.join(orders)}")
    with database_of(context).read() as connection:
        if figures:
            told = figure_lists.find(connection, wanted, limit=limit)
            _print_figures(told.items, json)
            tell_more(limit, more=told.next is not None)
            return
        found = article_lists.find(connection, wanted, order=article_lists.Order(order), limit=limit)
    if found.ranked:
        typer.echo(
            f"of the newest {found.ranked:,} that fit, best first; for older ones: --order new --until DAY", err=True
        )
    _print_summaries(found.items, json, f"nothing found for {query}")
    tell_more(limit, more=found.next is not None)


def _print_figures(found: Iterable[FigureOf], json: bool) -> None:
    if json:
        print_json(found)
        return
    rows = [
        (f.article_id, f.published, f.figure.indicator, f.figure.text, f.figure.unit, f.figure.period, f.figure.place, f.sentence)
        for f in found
    ]  # fmt: skip
    columns = ("article", "published", "indicator", "number", "unit", "period", "place", "sentence")
    print_table(columns, rows, "no matching figures")
