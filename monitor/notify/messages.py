"""Messages: which events share one, its title, and its body as plain text or HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2

from monitor.notify.entries import LONGEST_LINE, Scribe, one_line
from monitor.notify.texts import Words
from storage.operation.deliveries import Mode
from storage.queries.outbox_items import Item

# Entries in one message: more would be cut by many services.
MOST_ENTRIES = 30
# Stands in a body for the message's number, which is known only when it is kept.
NUMBER = "\ue000"


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery that is to be told: its id, how, and what of."""

    id: int
    mode: Mode
    item: Item


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before it is kept: the deliveries that it tells of, its title and body."""

    ids: tuple[int, ...]
    title: str
    body: str


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=jinja2.select_autoescape(["html"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


TEMPLATES = _environment()


def drafts(dues: Sequence[Due], scribe: Scribe, form: str, burst: int) -> Iterator[Draft]:
    """The messages that tell of these deliveries, each in exactly one: those of one edit share one, a digest is one."""
    at_once = [due for due in dues if due.mode is Mode.NOW]
    groups = _by_edit(at_once)
    if len(groups) > burst:
        yield from _collection(at_once, scribe, form, None)
    else:
        for group in groups:
            yield _draft(group, scribe, form, _title(group, scribe))
    for mode in (Mode.DAILY, Mode.WEEKLY):
        yield from _collection([due for due in dues if due.mode is mode], scribe, form, mode)


def _by_edit(dues: Sequence[Due]) -> list[list[Due]]:
    """Deliveries in groups: what became of one page at one time belongs together."""
    groups: dict[object, list[Due]] = {}
    for due in dues:
        told = due.item.told
        groups.setdefault((told.page_id, told.noticed_at) if told else due.id, []).append(due)
    return [_by_importance(group) for group in groups.values()]


def _by_importance(dues: Sequence[Due]) -> list[Due]:
    return sorted(dues, key=lambda due: (-due.item.importance, due.item.id))


def _title(group: Sequence[Due], scribe: Scribe) -> str:
    first = scribe.entry(group[0].item)
    more = len(group) - 1
    tail = f" ({scribe.words('and_more', n=len(group), more=more)})" if more else ""
    return f"{first.kind}{colon(scribe.words)}{first.title}{tail}"


def _collection(dues: Sequence[Due], scribe: Scribe, form: str, mode: Mode | None) -> Iterator[Draft]:
    """The most important first, in as many messages as they need."""
    ordered, words = _by_importance(dues), scribe.words
    parts = [ordered[start : start + MOST_ENTRIES] for start in range(0, len(ordered), MOST_ENTRIES)]
    name = words(mode.value) if mode is not None else words("app")
    for number, part in enumerate(parts, 1):
        place = f" {words('part', part=number, parts=len(parts))}" if len(parts) > 1 else ""
        title = f"{name}{place}{colon(words)}{words('collected', n=len(ordered))}"
        yield _draft(part, scribe, form, title)


def _draft(dues: Sequence[Due], scribe: Scribe, form: str, title: str) -> Draft:
    entries = [scribe.entry(due.item) for due in dues]
    template = TEMPLATES.get_template("message.html" if form == "html" else "message.txt")
    footer = scribe.words("number", id=NUMBER)
    body = template.render(entries=entries, words=scribe.words, colon=colon(scribe.words), footer=footer)
    return Draft(tuple(due.id for due in dues), one_line(title, LONGEST_LINE + 40), body)


def colon(words: Words) -> str:
    """What stands between a name and what it names."""
    return "：" if words.language == "zh" else ": "
