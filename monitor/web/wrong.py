"""What is wrong with a parameter of an address, with what was given and what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from monitor.reasons import say

# Longer ones are cut: an address may hold anything.
LONGEST = 60


def told(found: Mapping[str, Any], name: str) -> str:
    """What one of pydantic's errors says of the parameter of a name; in its own words where it has none of ours.

    >>> told({"type": "less_than_equal", "input": "9999", "ctx": {"le": 500}, "msg": "…"}, "limit")
    'limit=9999: more than 500'
    >>> told({"type": "enum", "input": "gone", "ctx": {"expected": "'live' or 'new'"}, "msg": "…"}, "state")
    'state=gone: not one of live, new'
    """
    given, context = str(found.get("input", ""))[:LONGEST], found.get("ctx", {})
    for sort, tell in TOLD.items():
        if found["type"].startswith(sort):
            return tell(name, given, context)
    return f"{name}={given}: {found['msg']}"


def unknown(*names: str) -> str:
    """That there are no parameters of such names, for a program, which finds those there are in the API's description.

    People, to whom a page speaks in their language, are told them at once (`parameter-unknown`).
    """
    return f"there is no parameter {', '.join(names)}"


Tell = Callable[[str, str, Mapping[str, Any]], str]


def _choice(name: str, value: str, context: Mapping[str, Any]) -> str:
    choices = re.findall(r"[^',\s]+(?=')|\b\d+\b", str(context.get("expected", "")))
    return say("parameter-choice", name=name, value=value, choices=", ".join(choices))


def _bare(code: str) -> Tell:
    return lambda name, value, _: say(code, name=name, value=value)


# By the beginning of pydantic's name for an error.
TOLD: dict[str, Tell] = {
    "extra_forbidden": lambda name, *_: unknown(name),
    "enum": _choice,
    "literal_error": _choice,
    "day": _bare("parameter-day"),
    "time": _bare("parameter-time"),
    "datetime": _bare("parameter-time"),
    "date": _bare("parameter-day"),
    "int": _bare("parameter-number"),
    "float": _bare("parameter-number"),
    "bool": _bare("parameter-flag"),
    "greater_than_equal": lambda name, value, context: say(
        "parameter-least", name=name, value=value, least=context["ge"]
    ),
    "less_than_equal": lambda name, value, context: say("parameter-most", name=name, value=value, most=context["le"]),
    "string_too_long": lambda name, _, context: say("parameter-long", name=name, most=context["max_length"]),
}
