"""Markup: a text as a page of its own, each figure marked, its fields and what contradicts it shown on hover."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Final

from monitor.articles import Figure, Role, Span
from monitor.figures.consistency import Note
from monitor.figures.plain import plain

# The fields hang below their line from the paragraph's left edge, so that none runs out of the window.
_STYLE: Final = """
:root { color-scheme: light dark; --ground: #fff; --ink: #222; --faint: #667; --level: #d6e6ff; --change: #ffe3b8; --target: #d3f0d3; --wrong: #c22; --card: #fff; --edge: #bbc; }
@media (prefers-color-scheme: dark) { :root { --ground: #1b1c1e; --ink: #ddd; --faint: #9aa; --level: #24406b; --change: #66470f; --target: #215026; --wrong: #f77; --card: #2a2c30; --edge: #556; } }
body { font: 17px/1.9 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em 14em; color: var(--ink); background: var(--ground); overflow-wrap: anywhere; }
h1 { font-size: 1.3em; line-height: 1.4; } p { margin: .6em 0; position: relative; } .faint { color: var(--faint); font-size: .85em; }
.phrase { border-bottom: 1px solid var(--faint); }
mark { padding: 0 .15em; border-radius: .2em; cursor: help; background: var(--level); color: inherit; }
mark.change { background: var(--change); } mark.target { background: var(--target); } mark.wrong { outline: 2px solid var(--wrong); }
.fields { display: none; position: absolute; left: 0; margin-top: 1.9em; z-index: 1; max-width: 100%; box-sizing: border-box; padding: .5em .9em; font-size: 13px; line-height: 1.55; background: var(--card); color: var(--ink); border: 1px solid var(--edge); border-radius: .4em; box-shadow: 0 3px 12px #0005; }
.fields b { display: inline-block; min-width: 6.5em; font-weight: normal; color: var(--faint); } .fields i { color: var(--wrong); font-style: normal; }
mark:hover .fields, mark:focus .fields { display: block; }
.legend mark { margin-right: 1em; cursor: default; }
"""


def to_html(text: str, figures: Iterable[Figure], title: str, notes: Sequence[Note] = ()) -> str:
    """A self-contained HTML page of the text with its figures marked; everything from outside is escaped."""
    against: dict[Span, list[str]] = {}
    for note in notes:
        against.setdefault(note.stated, []).append(note.message)
    parts: list[str] = []
    at = count = 0
    for figure in sorted(figures, key=lambda one: one.span.start):
        if figure.span.start < at:
            continue
        start = max(at, figure.phrase.start)
        parts += [_prose(text[at:start]), _phrase(text, start, figure, against)]
        at = max(figure.phrase.end, figure.span.end)
        count += 1
    parts.append(_prose(text[at:]))
    return _page(escape(title), _summary(count, len(notes)), "".join(parts))


def _page(title: str, summary: str, body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{title}</h1>\n{summary}\n<p>{body}</p>\n</body></html>\n"
    )


def _summary(figures: int, notes: int) -> str:
    legend = "".join(f'<mark class="{role.value}">{role.value}</mark>' for role in Role)
    wrong = f', <mark class="wrong">{notes} contradicted</mark>' if notes else ""
    return f'<p class="legend faint">{legend}{figures} figures{wrong}; point at one to see its fields</p>'


def _prose(text: str) -> str:
    return escape(text.replace("\r\n", "\n")).replace("\n", "</p>\n<p>")


def _phrase(text: str, start: int, figure: Figure, against: Mapping[Span, Sequence[str]]) -> str:
    """A figure with its qualifier and unit underlined; line breaks inside it become spaces, so that it stays one."""
    before, after = text[start : figure.span.start], text[figure.span.end : figure.phrase.end]
    number, left, right = (escape(" ".join(part.split("\n"))) for part in (figure.text, before, after))
    messages = against.get(figure.span, ())
    kind = f"{figure.role.value} wrong" if messages else figure.role.value
    lines = [f"<b>{name}</b>{escape(value)}" for name, value in _fields(figure) if value]
    lines += [f"<i>{escape(message)}</i>" for message in messages]
    card = f'<span class="fields">{"<br>".join(lines)}</span>'
    return f'<span class="phrase">{left}<mark class="{kind}" tabindex="0">{number}{card}</mark>{right}</span>'


def _fields(figure: Figure) -> list[tuple[str, str]]:
    value = plain(figure.value) or f"{plain(figure.low)} – {plain(figure.high)}"
    role = figure.role.value + (f" {figure.direction.value}" if figure.direction else "")
    return [
        ("indicator", figure.indicator),
        ("value", f"{value} {figure.unit}".strip()),
        ("qualifier", figure.qualifier.value),
        ("kind", figure.kind.value),
        ("role", role),
        ("per", figure.per.value if figure.per else ""),
        ("period", figure.period or ""),
        ("place", figure.place or ""),
    ]
