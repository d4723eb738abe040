"""Reading the hand-written articles: TOML front matter between `+++` lines, then paragraphs."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from monitor.errors import InputError
from monitor.sandbox.channels import channel_of
from monitor.sandbox.draft import Contradiction, Draft, Edit, EditKind, Reprint, Topic
from monitor.sandbox.text import Text

FOLDER = Path(__file__).parent / "texts"
# Articles of which each undergoes, or contradicts another in, one certain way.
CASES = Path(__file__).parent / "cases"
_FORM = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n(.*)\Z", re.DOTALL)
_BREAK = re.compile(r"\n\s*\n")
_DAY = re.compile(r"day (-?\d+) (\d\d):(\d\d)(?::(\d\d))?")


def load_texts(folder: Path = FOLDER) -> tuple[Draft, ...]:
    """The hand-written drafts in order of their paths; InputError names a file that cannot be read."""
    return tuple(read_text(path) for path in sorted(folder.glob("*/*.md")))


def read_text(path: Path) -> Draft:
    """The draft in one file; InputError names the file and what is amiss."""
    match = _FORM.match(path.read_text(encoding="utf-8"))
    if not match:
        raise InputError(f"{path}: no front matter between +++ lines")
    try:
        return _draft(f"{path.parent.name}/{path.stem}", tomllib.loads(match[1]), parse_body(match[2]))
    except (KeyError, ValueError) as error:
        raise InputError(f"{path}: {error!r}") from error


def parse_body(markdown: str) -> Text:
    """The text of paragraphs set apart by blank lines, those with ## as subheadings.

    >>> parse_body("甲乙。\\n\\n## 丙\\n\\n丁。")
    Text(body='甲乙。\\n丙\\n丁。', headings=(1,), figures=())
    """
    blocks = [block.strip().replace("\n", "") for block in _BREAK.split(markdown) if block.strip()]
    headings = tuple(index for index, block in enumerate(blocks) if block.startswith("#"))
    return Text("\n".join(block.lstrip("#").strip() for block in blocks), headings)


def parse_day(text: str) -> dt.timedelta:
    """The time since the epoch's midnight of `day N HH:MM`; day 0 is the epoch's own. ValueError if it is none.

    >>> parse_day("day 3 09:12")
    datetime.timedelta(days=3, seconds=33120)
    """
    match = _DAY.fullmatch(text.strip())
    if not match:
        raise ValueError(f"not a time of the form 'day 3 09:12': {text!r}")
    days, hours, minutes = int(match[1]), int(match[2]), int(match[3])
    return dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=int(match[4] or 0))


def _draft(name: str, head: Mapping[str, Any], text: Text) -> Draft:
    return Draft(
        name=name,
        title=head["title"],
        text=text,
        source=head["source"],
        channel=channel_of(head["channel"]).slug,
        published=parse_day(head["published"]),
        topic=Topic(head["topic"]),
        keywords=tuple(head.get("keywords", ())),
        author=head.get("author") or None,
        edits=tuple(_edit(table) for table in head.get("edits", ())),
        reprints=tuple(_reprint(table) for table in head.get("reprint", ())),
        origin="hand-written",
        contradictions=tuple(_contradiction(table) for table in head.get("contradicts", ())),
    )


def _edit(table: Mapping[str, Any]) -> Edit:
    return Edit(_after(table), EditKind(table["kind"]), str(table.get("find", "")), _lines(table.get("replace", "")))


def _reprint(table: Mapping[str, Any]) -> Reprint:
    channel, source = channel_of(table["channel"]).slug, str(table["source"])
    return Reprint(_after(table), channel, source, str(table["find"]), _lines(table["replace"]))


def _contradiction(table: Mapping[str, Any]) -> Contradiction:
    ends = table.get("ends_after_hours")
    others, numbers = tuple(map(str, table["others"])), tuple(map(str, table["numbers"]))
    return Contradiction(str(table["kind"]), others, numbers, None if ends is None else dt.timedelta(hours=float(ends)))


def _after(table: Mapping[str, Any]) -> dt.timedelta:
    return dt.timedelta(hours=float(table["after_hours"]))


def _lines(text: str) -> str:
    return _BREAK.sub("\n", text.strip())
