"""Scores: predicted figures against gold ones, document by document, as the guide's scorer counts and prints them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from monitor.errors import InputError

Record = Mapping[str, Any]

_CLAUSE_MARKS: Final = frozenset(",，。;；:：!！?？\n")
_LONGEST: Final = 24
# Characters of context on each side of an error.
_AROUND: Final = 15
# What every gold record has.
_NEEDED: Final = ("doc", "start", "end", "value", "low", "high", "indicator", "heads")
_TOLERANCE: Final = Decimal("0.001")


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


_TESTS: Final[dict[str, Callable[[Record, Record], bool]]] = {
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
_FIGURE: Final = frozenset(("value", "unit", "qualifier"))
_FULL: Final = frozenset(_TESTS) - {"place"}
COLUMNS: Final = ("document", "gold", "pred", "P", "R", "F1", *_TESTS, "figF1", "fullF1")


@dataclass(frozen=True, slots=True, order=True)
class Miss:
    """A gold figure that was missed or read wrong in a field, or a false alarm: where, and what."""

    start: int
    end: int
    what: str


def report(
    gold: Path, predicted: Iterable[Record], *, errors: bool = False, texts: Mapping[str, str] | None = None
) -> str:
    """The table of scores as text, one line a document and one for all; with `errors`, each of them below.

    `texts` (by document) show each error in its context. InputError if the gold cannot be read.
    """
    golds = _by_document(read_gold(gold))
    if not golds:
        raise InputError(f"no gold records in {gold}")
    found = _by_document(predicted)
    total: Counter[str] = Counter()
    rows: list[Sequence[str]] = [COLUMNS]
    listing: list[str] = []
    for name in sorted(golds):
        counts, missed = compare_closely(golds[name], found.get(name, []))
        total.update(counts)
        rows.append(_row(name, counts))
        listing += [_shown(name, miss, (texts or {}).get(name)) for miss in missed]
    rows.append(_row("ALL", total))
    width = max(len(row[0]) for row in rows)
    table = "".join(_line(row, width) + "\n" for row in rows)
    return table + ("\n" + "\n".join(listing) + "\n" if errors else "")


def strangers(gold: Path, predicted: Iterable[Record]) -> list[str]:
    """The documents that the gold does not have, whose figures are left out."""
    return sorted({record["doc"] for record in predicted} - {record["doc"] for record in read_gold(gold)})


def read_gold(path: Path) -> list[Record]:
    """The gold records of a file, or of all `*.gold.jsonl` files of a folder; InputError that names what is amiss."""
    files = sorted(path.glob("*.gold.jsonl")) if path.is_dir() else [path]
    return [record for file in files for record in _gold_of(file)]


def _gold_of(file: Path) -> Iterator[Record]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read gold records from {file}: {error}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _gold_record(line, f"{file}, line {number}")


def _gold_record(line: str, where: str) -> Record:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON: {error}") from error
    missing = [key for key in _NEEDED if key not in record] if isinstance(record, dict) else list(_NEEDED)
    if missing:
        raise InputError(f"{where}: no gold record; it lacks {', '.join(missing)}")
    found: Record = record
    return found


def compare(golds: Sequence[Record], found: Sequence[Record]) -> Counter[str]:
    """Counts of one document: `gold`, `pred`, `matched`, each field right, `figure` and `full`; optional gold left out."""
    return compare_closely(golds, found)[0]


def compare_closely(golds: Sequence[Record], found: Sequence[Record]) -> tuple[Counter[str], list[Miss]]:
    """The counts of one document and each error in it, in the order of the text."""
    free = [(gold["start"], gold["end"]) for gold in golds if gold.get("optional")]
    found = [one for one in found if not any(start <= one["start"] and one["end"] <= end for start, end in free)]
    pairs = dict(match(golds, found))
    counts: Counter[str] = Counter()
    missed: list[Miss] = []
    for index, gold in enumerate(golds):
        if not gold.get("optional"):
            _count(gold, found[pairs[index]] if index in pairs else None, counts, missed)
    alarms = set(range(len(found))) - set(pairs.values())
    counts["pred"] += len(alarms)
    missed += [Miss(found[index]["start"], found[index]["end"], "false alarm") for index in alarms]
    return counts, sorted(missed)


def _count(gold: Record, one: Record | None, counts: Counter[str], missed: list[Miss]) -> None:
    counts["gold"] += 1
    if one is None:
        missed.append(Miss(gold["start"], gold["end"], f"missed  {gold['indicator']}"))
        return
    right = {name for name, test in _TESTS.items() if test(gold, one)}
    counts.update(right)
    counts.update(("pred", "matched"))
    counts["figure"] += right >= _FIGURE
    counts["full"] += right >= _FULL
    for name in _TESTS.keys() - right:
        want = "/".join(gold["heads"]) if name == "indicator" else _said(name, gold)
        missed.append(Miss(gold["start"], gold["end"], f"{name}  gold {want}, predicted {_said(name, one)}"))


def _said(name: str, record: Record) -> str:
    if name == "value" and record.get("value") is None:
        return f"{record.get('low')} to {record.get('high')}"
    if name == "role":
        return f"{record.get('role')} {record.get('direction') or ''}".strip()
    return str(record.get(name))


def _shown(doc: str, miss: Miss, text: str | None) -> str:
    around = ""
    if text is not None:
        before, after = text[max(0, miss.start - _AROUND) : miss.start], text[miss.end : miss.end + _AROUND]
        around = f"  …{before}[{text[miss.start : miss.end]}]{after}…".replace("\n", " ")
    return f"{doc} {miss.start}-{miss.end}  {miss.what}{around}"


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
