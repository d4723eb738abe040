"""The configuration's settings as text: the commented file that `monitor init` writes, and the table in the docs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from monitor.config import Config, Crawl, Sandbox, Schedule, Site, Web
from monitor.settings.fleet import Fleet
from monitor.settings.keeping import Backups, Raw, Retention
from monitor.settings.notify import Channel, Notify, Rule
from monitor.settings.statements import Stated
from monitor.settings.watch import Watch

HEAD = """\
# Configuration of the monitor. Every setting is shown with its default; take the # away to change it.
# A misspelt key stops the start and names the line.
"""
# A unit is stated under its name: an example, because there is no default to show.
UNITS = """
# A unit that the reader does not know, as an example (docs/figures.md): its kind (count, money, area, mass, …), the unit
# that it converts to, how many of those it is, and other spellings.
#
#     [units."头份"]
#     kind = "count"
#     base = "份"
#     factor = 1
#     aliases = ["头分"]
"""
TABLES: tuple[tuple[str, type[BaseModel]], ...] = (
    ("", Config),
    ("[sites.food-portal]", Site),
    ("[sites.food-portal.crawl]", Crawl),
    ("[[schedules]]", Schedule),
    ("[[statements]]", Stated),
    ("[notify]", Notify),
    ("[notify.channels.team]", Channel),
    ("[[notify.rules]]", Rule),
    ("[watch]", Watch),
    ("[backup]", Backups),
    ("[retention]", Retention),
    ("[raw]", Raw),
    ("[web]", Web),
    ("[sandbox]", Sandbox),
    ("[fleet]", Fleet),
)
# Settings that are tables of their own, and tables of which there is none unless they are written.
ENTRIES = (
    ("", "sites"),
    ("", "topics"),
    ("", "units"),
    ("", "schedules"),
    ("", "statements"),
    ("[notify]", "channels"),
    ("[notify]", "rules"),
)
OPTIONAL = ("[[", "[notify.channels.")


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of the reference: the table it stands in, its key, its default as TOML, what it does."""

    table: str
    key: str
    default: str
    help: str


def settings() -> Iterator[Setting]:
    """All settings that are plain values, table by table."""
    for table, model in TABLES:
        for key, field in model.model_fields.items():
            if field.description and (table, key) not in ENTRIES:
                example = field.examples[0] if field.examples else field.get_default()
                yield Setting(table, key, _toml(example), field.description)


def template(base_url: str = "") -> str:
    """A commented configuration; only `base_url` is set."""
    lines = [HEAD]
    table = ""
    for setting in settings():
        if setting.table != table:
            table = setting.table
            # Such a table would add an entry that states nothing: it stays a comment as well.
            lines.append(f"\n{'# ' if table.startswith(OPTIONAL) else ''}{table}")
        stated = setting.key == "base_url"
        value = json.dumps(base_url) if stated else setting.default
        lines += [f"# {setting.help}", f"{'' if stated else '# '}{setting.key} = {value}"]
    return "\n".join([*lines, UNITS])


def _toml(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)
