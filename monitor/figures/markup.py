"""Markup: a text as a page of its own, each figure marked, its fields shown on hover."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from monitor.articles import Figure
from monitor.figures.plain import plain

_STYLE = """
body { font: 17px/1.9 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #222; background: #fff; }
h1 { font-size: 1.3em; } p { margin: .6em 0; }
.phrase { border-bottom: 2px solid #bbb; }
mark { position: relative; padding: 0 .15em; border-radius: .2em; cursor: help; background: #dbe9ff; color: inherit; }
mark.change { background: #ffe7c2; } mark.target { background: #d9f2d9; }
mark .fields { display: none; position: absolute; left: 0; top: 1.7em; z-index: 1; white-space: nowrap; padding: .5em .8em; font-size: 13px; line-height: 1.5; background: #222; color: #fff; border-radius: .3em; }
mark:hover .fields, mark:focus .fields { display: block; }
.legend mark { margin-right: 1em; cursor: default; }
@media (prefers-color-scheme: dark) { body { background: #1b1b1b; color: #ddd; } mark { background: #27436e; } mark.change { background: #6b4a12; } mark.target { background: #24532a; } }
"""
_LEGEND = '<p class="legend"><mark class="level">level</mark><mark class="change">change</mark><mark class="target">target</mark></p>'


def to_html(text: str, figures: Iterable[Figure], title: str) -> str:
    """A self-contained HTML page of the text with its figures marked; everything from outside is escaped."""
    parts: list[str] = []
    at = count = 0
    for figure in sorted(figures, key=lambda one: one.span.start):
        if figure.span.start < at:
            continue
        parts += [_prose(text[at : figure.span.start]), _marked(figure)]
        at = figure.span.end
        count += 1
    parts.append(_prose(text[at:]))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{escape(title)}</h1>{_LEGEND}<p>{count} figures</p>\n"
        f"<p>{''.join(parts)}</p>\n</body></html>\n"
    )


def _prose(text: str) -> str:
    return escape(text).replace("\n", "</p>\n<p>")


def _marked(figure: Figure) -> str:
    lines = "<br>".join(f"{escape(name)}: {escape(value)}" for name, value in _fields(figure) if value)
    number = escape(figure.text).replace("\n", " ")
    return f'<mark class="{figure.role.value}" tabindex="0">{number}<span class="fields">{lines}</span></mark>'


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
