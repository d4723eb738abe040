"""Scores: predicted figures against gold ones, document by document, as the guide's scorer counts and prints them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from monitor.errors import InputError

Record = Mapping[str, Any]

_CLAUSE_MARKS = frozenset(",，。;；:：!！?？\n")
_LONGEST = 24
_TOLERANCE = Decimal("0.001")


def _number(said: Any) -> Decimal | None:
    try:
        number = Decimal(str(said))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _same_number(one: Any, other: Any) -> bool:
    left, right = _number(one), _number(other)
    if left is None or right is None:
        return False
    return left == right or (abs(left) < 1 and abs(right) < 1 and abs(left - right) < _TOLERANCE)


def _value(gold: Record, found: Record) -> bool:
    if gold["value"] is not None:
        return _same_number(gold["value"], found.get("value"))
    return _same_number(gold["low"], found.get("low")) and _same_number(gold["high"], found.get("high"))


def _equal(*fields: str) -> Callable[[Record, Record], bool]:
    return lambda gold, found: all((gold.get(field) or None) == (found.get(field) or None) for field in fields)


def _place(gold: Record, found: Record) -> bool:
    one, other = gold.get("place") or "", found.get("place") or ""
    return one == other or bool(one and other and (one in other or other in one))


def _indicator(gold: Record, found: Record) -> bool:
    said = found.get("indicator") or ""
    return len(said) <= _LONGEST and not _CLAUSE_MARKS & set(said) and any(head in said for head in gold["heads"])


_TESTS: dict[str, Callable[[Record, Record], bool]] = {
    "value": _value,
    "unit": _equal("unit"),
    "qualifier": _equal("qualifier"),
    "kind": _equal("kind"),
    "role": _equal("role", "direction"),
    "per": _equal("per"),
    "period": _equal("period"),
    "place": _place,
    "indicator": _indicator,
}
_FIGURE = frozenset(("value", "unit", "qualifier"))
_FULL = frozenset(_TESTS) - {"place"}
COLUMNS = ("document", "gold", "pred", "P", "R", "F1", *_TESTS, "figF1", "fullF1")


def report(gold: Path, predicted: Iterable[Record]) -> str:
    """The table of scores as text, one line a document and one for all; InputError if the gold cannot be read."""
    golds = _by_document(read_gold(gold))
    if not golds:
        raise InputError(f"no gold records in {gold}")
    found = _by_document(predicted)
    total: Counter[str] = Counter()
    rows: list[Sequence[str]] = [COLUMNS]
    for name in sorted(golds):
        counts = compare(golds[name], found.get(name, []))
        total.update(counts)
        rows.append(_row(name, counts))
    rows.append(_row("ALL", total))
    width = max(len(row[0]) for row in rows)
    return "".join(_line(row, width) + "\n" for row in rows)


def read_gold(path: Path) -> list[Record]:
    """The gold records of a file, or of all `*.gold.jsonl` files of a folder."""
    files = sorted(path.glob("*.gold.jsonl")) if path.is_dir() else [path]
    try:
        lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [json.loads(line) for line in lines]
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read gold records from {path}: {error}") from error


def compare(golds: Sequence[Record], found: Sequence[Record]) -> Counter[str]:
    """Counts of one document: `gold`, `pred`, `matched`, each field right, `figure` and `full`; optional gold left out."""
    free = [(gold["start"], gold["end"]) for gold in golds if gold.get("optional")]
    found = [one for one in found if not any(start <= one["start"] and one["end"] <= end for start, end in free)]
    pairs = dict(match(golds, found))
    required = {index for index, gold in enumerate(golds) if not gold.get("optional")}
    counts: Counter[str] = Counter(gold=len(required), pred=len(found) - sum(index not in required for index in pairs))
    for index in required & pairs.keys():
        gold, one = golds[index], found[pairs[index]]
        right = {name for name, test in _TESTS.items() if test(gold, one)}
        counts.update(right)
        counts["matched"] += 1
        counts["figure"] += right >= _FIGURE
        counts["full"] += right >= _FULL
    return counts


def match(golds: Sequence[Record], found: Sequence[Record]) -> list[tuple[int, int]]:
    """Pairs of indexes of overlapping spans, one to one, the largest share of joint characters first."""
    overlaps = []
    for left, gold in enumerate(golds):
        for right, one in enumerate(found):
            shared = min(gold["end"], one["end"]) - max(gold["start"], one["start"])
            if shared > 0:
                joint = max(gold["end"], one["end"]) - min(gold["start"], one["start"])
                overlaps.append((-shared / joint, left, right))
    pairs: dict[int, int] = {}
    for _, left, right in sorted(overlaps):
        if left not in pairs and right not in pairs.values():
            pairs[left] = right
    return sorted(pairs.items())


def _by_document(records: Iterable[Record]) -> dict[str, list[Record]]:
    documents: dict[str, list[Record]] = {}
    for record in records:
        documents.setdefault(record["doc"], []).append(record)
    return documents


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _row(name: str, counts: Counter[str]) -> list[str]:
    both = counts["gold"] + counts["pred"]
    detection, figure, full = (_share(2 * counts[key], both) for key in ("matched", "figure", "full"))
    precision, recall = _share(counts["matched"], counts["pred"]), _share(counts["matched"], counts["gold"])
    fields = [_share(counts[field], counts["matched"]) for field in _TESTS]
    return [name, str(counts["gold"]), str(counts["pred"]), precision, recall, detection, *fields, figure, full]


def _line(row: Sequence[str], width: int) -> str:
    cells = (cell.rjust(max(5, len(head))) for cell, head in zip(row[1:], COLUMNS[1:], strict=True))
    return " ".join([row[0].ljust(width), *cells])
