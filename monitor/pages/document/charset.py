"""Bytes to text: which encoding a page is really in, whatever it says of itself."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_HAN = re.compile("[\u3400-\u9fff]")
_META_WINDOW = 16_384
# The commonest characters of simplified and traditional prose: right decodings are full of them.
_COMMON_SIMPLIFIED = frozenset("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动")
_COMMON_TRADITIONAL = frozenset("的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動")
_ALIASES = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "windows-936": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "cn-big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "utf8": "utf-8",
    "utf-8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text, the encoding it was read by, the rule that chose it and what was found amiss."""

    text: str
    charset: str
    rule: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, content_type: str | None = None) -> Decoded:
    """The text of `data`, without U+FFFD wherever another reading of the bytes exists.

    >>> decode("乳源".encode("gbk"), "text/html; charset=gb2312")
    Decoded(text='乳源', charset='gb18030', rule='header', warnings=())
    >>> decode("乳源".encode(), "text/html; charset=gbk").charset
    'utf-8'
    """
    decoded = _decode(data, content_type)
    if "\ufffd" not in decoded.text:
        return decoded
    lost = decoded.text.count("\ufffd")
    note = f"the page itself holds {lost} replacement characters"
    return replace(decoded, text=decoded.text.replace("\ufffd", ""), warnings=(*decoded.warnings, note))


def _decode(data: bytes, content_type: str | None) -> Decoded:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _forced(data[len(bom) :], name, "bom")
    wide = _without_bom_utf16(data)
    if wide:
        return _forced(data, wide, "nul-bytes")
    declared = _declared(data, content_type)
    warnings = _conflicts(declared)
    if data.isascii():
        return Decoded(data.decode("ascii"), "utf-8", "ascii", warnings)
    text = _utf8(data)
    if text is not None and not _better_as_declared(data, text, declared):
        rule = next((rule for rule, name in declared if name == "utf-8"), "valid-utf-8")
        wrong = tuple(f"{rule} says {name}, the bytes are utf-8" for rule, name in declared if name != "utf-8")
        return Decoded(text, "utf-8", rule, warnings or wrong)
    for rule, name in declared:
        strict = _strict(data, name)
        if strict is not None and name != "utf-8":
            return Decoded(strict, name, rule, warnings)
    return _guess(data, declared, warnings)


def _better_as_declared(data: bytes, text: str, declared: list[tuple[str, str]]) -> bool:
    """Whether bytes that happen to be valid UTF-8 hold Chinese only in the encoding that the page declares."""
    if _HAN.search(text):
        return False
    return any(name != "utf-8" and _HAN.search(_strict(data, name) or "") for _, name in declared)


def normal_name(name: str) -> str | None:
    """The codec that reads what pages call `name`, None if there is none.

    >>> normal_name("GB2312"), normal_name("no-such")
    ('gb18030', None)
    """
    name = name.strip().lower()
    if name in _ALIASES:
        return _ALIASES[name]
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _declared(data: bytes, content_type: str | None) -> list[tuple[str, str]]:
    """(rule, codec) of the header, then of the page itself; text encodings only."""
    found = []
    header = _HEADER.search(content_type or "")
    if header:
        found.append(("header", header[1]))
    head = data[:_META_WINDOW]
    for pattern, rule in ((_META, "meta"), (_XML, "xml")):
        match = pattern.search(head)
        if match:
            found.append((rule, match[1].decode("ascii", "replace")))
    named = [(rule, normal_name(name)) for rule, name in found]
    # A page whose declaration can be read as ASCII is not in UTF-16 whatever it declares.
    return [
        (rule, name) for rule, name in named if name and _is_text(name) and not name.startswith(("utf-16", "utf-32"))
    ]


def _is_text(name: str) -> bool:
    return codecs.lookup(name)._is_text_encoding


def _conflicts(declared: list[tuple[str, str]]) -> tuple[str, ...]:
    if len({name for _, name in declared}) < 2:
        return ()
    return (" against ".join(f"{rule} {name}" for rule, name in declared),)


def _forced(data: bytes, name: str, rule: str) -> Decoded:
    text = data.decode(name, "ignore")
    amiss = () if len(text.encode(name)) == len(data) else ("bytes that are no text were dropped",)
    return Decoded(text, name, rule, amiss)


def _without_bom_utf16(data: bytes) -> str | None:
    """UTF-16 shows by a zero beside each letter of its mark-up."""
    head = data[:512]
    if head[:8].count(0) < 3:
        return None
    if head[1:8:2].count(0) >= 3 and head[0] != 0:
        return "utf-16-le"
    return "utf-16-be" if head[0:8:2].count(0) >= 3 and head[1] != 0 else None


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, UnicodeError):
        return _cut_tail(data, name)


def _cut_tail(data: bytes, name: str) -> str | None:
    """The text when only a character cut in two at the very end is wrong."""
    for cut in (1, 2, 3):
        try:
            return data[:-cut].decode(name)
        except UnicodeDecodeError as error:
            if error.start < len(data) - 8:
                return None
    return None


def _utf8(data: bytes) -> str | None:
    return _strict(data, "utf-8")


def _guess(data: bytes, declared: list[tuple[str, str]], warnings: tuple[str, ...]) -> Decoded:
    """The best reading when no declaration fits all bytes."""
    undeclared = [name for name in ("gb18030", "big5hkscs") if name not in {name for _, name in declared}]
    whole = [(name, text) for name in undeclared if (text := _strict(data, name)) is not None]
    if whole:
        name, text = max(whole, key=lambda found: _plausibility(found[1]))
        amiss = tuple(f"{rule} says {said}, the bytes are {name}" for rule, said in declared)
        return Decoded(text, name, "guessed", warnings + amiss)
    return _mixed(data, [name for _, name in declared], warnings)


def _plausibility(text: str) -> float:
    """The share of the commonest characters among all beyond ASCII."""
    wide = [c for c in text if c > "\x7f"][:20_000]
    if not wide:
        return 0.0
    return max(sum(c in common for c in wide) for common in (_COMMON_SIMPLIFIED, _COMMON_TRADITIONAL)) / len(wide)


def _mixed(data: bytes, declared: list[str], warnings: tuple[str, ...]) -> Decoded:
    """Bytes of two encodings: each stretch between tags is read by whichever fits it; what fits none is dropped."""
    main = _fewest_errors(data, [*declared, "utf-8", "gb18030"])
    other = "gb18030" if main == "utf-8" else "utf-8"
    stretches, foreign, dropped = [], 0, 0
    for stretch in re.split(rb"(?=[<\n])", data):
        text = _one(stretch, main)
        if text is None:
            text = _one(stretch, other)
            foreign += text is not None
        if text is None:
            text = _salvage(stretch, main)
            dropped += 1
        stretches.append(text)
    notes = [f"{foreign} stretches were {other}"] * bool(foreign) + [f"{dropped} stretches had broken bytes"] * bool(
        dropped
    )
    return Decoded("".join(stretches), main, "mixed", warnings + tuple(notes))


def _fewest_errors(data: bytes, names: list[str]) -> str:
    sample = data[:1_000_000]
    return min(dict.fromkeys(names), key=lambda name: sample.decode(name, "replace").count("\ufffd"))


def _one(stretch: bytes, name: str) -> str | None:
    try:
        return stretch.decode(name)
    except UnicodeDecodeError:
        return None


def _salvage(stretch: bytes, name: str) -> str:
    """What can be read of broken bytes; a lone 0x80 is the euro sign of Windows' code page 936."""
    text = stretch.decode(name, "surrogateescape")
    return re.sub("[\udc80-\udcff]", "", text.replace("\udc80", "€" if name == "gb18030" else ""))
