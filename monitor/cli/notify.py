"""Notifications: `monitor notify test`, `preview`, `deliver`, `log` and `retry`."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.output import JSON_HELP, local, print_json, print_table
from monitor.cli.setup import clock_of, config_of, database_of
from monitor.errors import DeliveryError, InputError

if TYPE_CHECKING:
    from monitor.config import Config

Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]
STATES = ("waiting", "open", "sent", "failed", "dropped")
NO_CHANNEL = "no channel is configured; see docs/notifications.md"

group = typer.Typer(help="Notify people of changes and trouble.", no_args_is_help=True, rich_markup_mode=None)


@group.command("test")
def try_out(
    context: typer.Context,
    channel: Annotated[str | None, typer.Argument(help="Channel in the configuration; default: all.")] = None,
) -> None:
    """Send a test message to the channels, whatever the time, and report the result.

    Example: monitor notify test team
    """
    from monitor.notify.sending import Parcel, send
    from monitor.notify.texts import Words

    channels = config_of(context).notify.channels
    if channel is not None and channel not in channels:
        raise InputError(f"no channel {channel!r}; there are: {', '.join(channels) or 'none'}")
    if not channels:
        raise InputError(NO_CHANNEL)
    failed = False
    for name in [channel] if channel is not None else channels:
        words = Words(channels[name].language)
        try:
            send(name, channels[name], Parcel("test", f"{words('app')} · {words('test')}", words("test.body")))
            sys.stdout.write(f"{name}: delivered\n")
        except DeliveryError as error:
            failed = True
            sys.stderr.write(f"{name}: not delivered: {error}\n")
    if failed:
        raise typer.Exit(1)


@group.command()
def deliver(
    context: typer.Context,
    digests: Annotated[bool, typer.Option("--digests", help="Also send digests before their time.")] = False,
    json: Json = False,
) -> None:
    """Send what is due, in one pass over the outbox; later passes retry what fails.

    Example: monitor notify deliver
    """
    from monitor.notify.deliver import Postman
    from monitor.notify.sending import send

    config, database = config_of(context), database_of(context)
    done = Postman(database, config, clock_of(database, config).now, send).deliver(digests=digests)
    if json:
        print_json([done])
        return
    print_table(("events", "messages", "sent", "failed", "quiet channels"),
                [(done.routed, done.composed, done.sent, done.failed, done.held)])  # fmt: skip


@group.command()
def log(
    context: typer.Context,
    channel: Annotated[str | None, typer.Option(help="Only for this channel.")] = None,
    state: Annotated[str | None, typer.Option(help=f"Only in this state: {', '.join(STATES)}.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Maximum number of rows.")] = 50,
    json: Json = False,
) -> None:
    """Show the deliveries, newest first: which event, by which rule, to whom, in which message, with what result.

    Example: monitor notify log --state failed
    """
    from storage.operation import deliveries

    if state is not None and state not in STATES:
        raise InputError(f"--state {state}: no such state; there are: {', '.join(STATES)}")
    with database_of(context).read() as connection:
        found = deliveries.log(connection, channel=channel, state=state, limit=limit)
    if json:
        print_json(found)
        return
    zone = config_of(context).zone
    rows = [
        (local(one.at, zone), one.kind, one.channel, one.rule, one.mode, one.state, one.message or "", one.attempts,
         local(one.finished_at or one.due_at, zone), one.title, one.error or "")
        for one in found
    ]  # fmt: skip
    columns = ("event", "kind", "channel", "by", "when", "state", "message", "tries", "sent or due", "title", "error")
    print_table(columns, rows, "no deliveries yet")


@group.command()
def retry(context: typer.Context) -> None:
    """Retry messages that were given up.

    Example: monitor notify retry
    """
    from monitor.clock import current_clock
    from storage.operation import deliveries

    with database_of(context).write() as connection:
        count = deliveries.reopen(connection, current_clock().now())
    sys.stdout.write(f"{count} messages will be retried by the next: monitor notify deliver\n")


@group.command()
def preview(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=1, help="Number of days to look back.")] = 7,
    json: Json = False,
) -> None:
    """Show what the rules would have reported of recent changes; nothing is sent.

    Example: monitor notify preview --days 30
    """
    config = config_of(context)
    if not config.notify.channels:
        raise InputError(NO_CHANNEL)
    rows = list(_preview(context, config, days, clock_of(database_of(context), config).now()))
    columns = ("noticed", "importance", "kind", "channel", "by", "when", "title")
    if json:
        print_json(dict(zip(columns, row, strict=True)) for row in rows)
        return
    print_table(columns, rows, f"the rules tell nothing of the last {days} days")


def _preview(context: typer.Context, config: Config, days: int, now: dt.datetime) -> Iterator[tuple[object, ...]]:
    from monitor.notify.rules import hits
    from storage.queries import outbox_items

    with database_of(context).read() as connection:
        items = outbox_items.since(connection, now - dt.timedelta(days=days))
    for item in items:
        about = item.told or item.article
        # By the rules of its own day: what is old now was news then.
        for hit in hits(item, config, item.notice.at):
            yield (
                local(item.notice.at, config.zone), item.importance, item.notice.kind, hit.channel, hit.rule,
                hit.mode.value, about.title if about else item.notice.title,
            )  # fmt: skip
