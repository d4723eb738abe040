"""Builds the gold of the key-figure reader from its marked sources; README.md says how they are written."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path

from tests.gold.figures.units import KIND_OF_UNIT

HERE = Path(__file__).parent
PARTS = ("dev", "held")
QUALIFIERS = {"~": "about", "+": "more_than", ">=": "at_least", "^": "nearly", "<": "less_than", "<=": "at_most"}
DIRECTIONS = ("up", "down", "flat")
PERIODS = ("day", "month", "quarter", "year")
KINDS = (*dict.fromkeys(KIND_OF_UNIT.values()), "rank")

_MARK = re.compile(r"\{([^|{}]+)\|([^{}]*)\}|\[\[([^\]]*)\]\]|([。！？!?\n])")
_DIGITS = dict(zip("〇零○一二三四五六七八九两", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_FOLD = str.maketrans("０１２３４５６７８９．，％－−～", "0123456789.,%--~")
_RANGE = re.compile(r"[—–~至到-]+")


@dataclass(frozen=True)
class Figure:
    """One gold record, its fields in the order in which the files hold them."""

    doc: str
    start: int
    end: int
    text: str
    value: str | None
    low: str | None
    high: str | None
    unit: str
    qualifier: str
    kind: str
    role: str
    direction: str | None
    per: str | None
    indicator: str
    heads: tuple[str, ...]
    period: str | None
    place: str | None
    optional: bool


@dataclass(frozen=True)
class Document:
    """One text with its publication date and its figures."""

    name: str
    published: str
    text: str
    figures: tuple[Figure, ...]


def read_number(written: str) -> Decimal:
    """The number that a plain form writes (`3.2万`, `二百三十`, `2万5千`); ValueError for any other form."""
    text = re.sub(r"[\s,余多几]", "", written.translate(_FOLD))
    sign = -1 if text.startswith(("-", "负", "零下")) else 1
    if part := re.fullmatch(r"(.+)分之(.+)|(\d+)/(\d+)", text):
        return round(read_number(part[2] or part[3]) / read_number(part[1] or part[4]), 4)
    if part := re.fullmatch(r"([^点]*)点([〇零○一二三四五六七八九]+)([十百千万亿]*)", text):
        decimals = "".join(str(_DIGITS[char]) for char in part[2])
        return sign * (read_number(part[1]) + Decimal(f"0.{decimals}")) * (read_number(part[3]) if part[3] else 1)
    total = section = Decimal(0)
    held: Decimal | None = None
    for token in re.findall(r"\d+(?:\.\d+)?|.", re.sub(r"^(-|负|零下)", "", text)):
        if token in _LARGE:
            section += held or 0
            if token == "亿":
                total, section = (total + section or Decimal(1)) * _LARGE[token], Decimal(0)
            else:
                total, section = total + (section or Decimal(1)) * _LARGE[token], Decimal(0)
            held = None
        elif token in _SMALL:
            section += (held if held is not None else Decimal(1)) * _SMALL[token]
            held = None
        else:
            held = _plain(token, written)
    return sign * (total + section + (held or Decimal(0)))


def _plain(token: str, written: str) -> Decimal:
    if token == "半":
        return Decimal("0.5")
    if token in _DIGITS:
        return Decimal(_DIGITS[token])
    if not re.fullmatch(r"\d+(\.\d+)?", token):
        raise ValueError(f"give the value of {written!r} with v:")
    return Decimal(token)


def _shown(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _values(written: str, given: str | None, scale: int) -> tuple[str | None, str | None, str | None]:
    """Value, low and high, as given (`v:5`, `v:5..9`) or as the span writes them."""
    if given is not None:
        ends = given.split("..")
        return (given, None, None) if len(ends) == 1 else (None, ends[0], ends[1])
    ends = [end.strip(" \t%％‰℃") for end in _RANGE.split(written.translate(_FOLD).lstrip("-"))]
    if len(ends) == 1:
        return _shown(read_number(written) * scale), None, None
    low, high = (read_number(end) * scale for end in ends)
    return None, _shown(low), _shown(high)


def _unit_after(text: str) -> str | None:
    """The longest known unit at the head of the text, after 余, 多 or 来; None if there is none."""
    rest = re.sub(r"^[余多来]", "", text.lstrip(" \n")).replace("％", "%")
    if rest.startswith("成"):
        return "%"
    return next((rest[:n] for n in range(min(12, len(rest)), 0, -1) if rest[:n] in KIND_OF_UNIT), None)


def _read_tokens(marks: str, line: str) -> dict[str, str]:
    """The fields that the tokens of a mark set, by name."""
    fields: dict[str, str] = {}
    for token in marks.split():
        if token in QUALIFIERS:
            fields["qualifier"] = QUALIFIERS[token]
        elif token in DIRECTIONS:
            fields |= {"role": "change", "direction": token}
        elif token == "target":
            fields["role"] = "target"
        elif token == "?":
            fields["optional"] = "yes"
        elif token[0] in "/@#" and len(token) > 1:
            # A set of days is written with round brackets, as curly ones end the mark.
            said = re.sub(r"^\((.*)\)$", r"{\1}", token[1:]) if token[0] == "@" else token[1:]
            fields[{"/": "per", "@": "period", "#": "place"}[token[0]]] = said
        elif token[:2] in ("k:", "u:", "v:"):
            fields[{"k": "kind", "u": "unit", "v": "value"}[token[0]]] = token[2:]
        elif "indicator" not in fields:
            fields["indicator"] = token
        else:
            raise ValueError(f"what is {token!r} in {line!r}?")
    return fields


def _figure(doc: str, start: int, written: str, fields: dict[str, str], plain: str) -> Figure:
    before, after = plain[:start], plain[start + len(written) :][:14]
    unit = fields.get("unit")
    if unit is None:
        shares = {"百分之": "%", "千分之": "‰"}
        unit = next((u for word, u in shares.items() if before.endswith(word)), None) or _unit_after(after)
    if unit is None:
        raise ValueError(f"give the unit before {after[:6]!r} with u: (u:- for none)")
    unit = "" if unit == "-" else unit
    scale = 10 if re.match("[余多]?成", after) and fields.get("unit") is None else 1
    value, low, high = _values(written, fields.get("value"), scale)
    indicator, *heads = fields["indicator"].split("=")
    if not any(head in indicator for head in heads):
        heads.append(indicator)
    rank = before.endswith("第") and unit in ("位", "名", "")
    nothing = {"-": None}
    return Figure(
        doc=doc,
        start=start,
        end=start + len(written),
        text=written,
        value=value,
        low=low,
        high=high,
        unit=unit,
        qualifier=fields.get("qualifier", "exact"),
        kind=fields.get("kind") or ("rank" if rank else KIND_OF_UNIT.get(unit, "count")),
        role=fields.get("role", "level"),
        direction=fields.get("direction"),
        per=fields.get("per"),
        indicator=indicator,
        heads=tuple(heads),
        period=nothing.get(fields.get("period", "-"), fields.get("period")),
        place=nothing.get(fields.get("place", "-"), fields.get("place")),
        optional="optional" in fields,
    )


def read_source(name: str, source: str) -> Document:
    """The document that a marked source describes; ValueError says all that is wrong in it."""
    head, _, body = source.partition("\n---\n")
    published = head.removeprefix("published: ").strip()
    body = body.strip("\n") + "\n"
    plain = _MARK.sub(lambda m: m[1] or m[4] or "", body)
    length, last, scope = 0, 0, ""
    figures: list[Figure] = []
    complaints: list[str] = []
    for mark in _MARK.finditer(body):
        length += mark.start() - last
        last = mark.end()
        if mark[1] is not None:
            try:
                fields = _read_tokens(scope, scope) | _read_tokens(mark[2].replace("$", published), mark[0])
                figures.append(_figure(name, length, mark[1], fields, plain))
            except (ValueError, KeyError) as error:
                complaints.append(f"{name}: {error} in {mark[0]}")
        else:
            scope = (mark[3] or "").replace("$", published)
        length += len(mark[1] or mark[4] or "")
    if complaints:
        raise ValueError("\n".join(complaints))
    return Document(name, published, plain, tuple(figures))


def documents(part: str) -> list[Document]:
    """The documents of one part (`dev` or `held`), by name."""
    return [read_source(path.stem, path.read_text("utf-8")) for path in sorted((HERE / "src" / part).glob("*.marked"))]


def rendered() -> dict[Path, str]:
    """Every generated file with what it must hold."""
    files: dict[Path, str] = {}
    published: dict[str, str] = {}
    for part in PARTS:
        for doc in documents(part):
            published[doc.name] = doc.published
            records = (json.dumps(asdict(f), ensure_ascii=False) + "\n" for f in doc.figures)
            files[HERE / part / f"{doc.name}.txt"] = doc.text
            files[HERE / part / f"{doc.name}.gold.jsonl"] = "".join(records)
    files[HERE / "published.json"] = json.dumps(dict(sorted(published.items())), indent=1) + "\n"
    return files


def main() -> None:
    """Writes every generated file and says how much there is."""
    for path, content in rendered().items():
        path.write_bytes(content.encode("utf-8"))
    for part in PARTS:
        docs = documents(part)
        sentences = sum(len(re.findall("[。！？!?]", doc.text)) for doc in docs)
        figures = sum(len(doc.figures) for doc in docs)
        sys.stdout.write(f"{part}: {len(docs)} documents, {sentences} sentences, {figures} figures\n")


if __name__ == "__main__":
    main()
