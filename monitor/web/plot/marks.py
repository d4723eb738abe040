"""The marks of a chart as SVG: with many values they are most of a page, and a template would take far longer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from monitor.web.plot.drawing import Mark
from monitor.web.plot.values import Sort

COLOURS = 8
RADIUS = {Sort.NOW: 4.5}


def marks(panel: Iterable[Mark], links: Sequence[str], labels: Sequence[Markup]) -> Markup:
    """The marks of a panel, each a link; links (of ours, with nothing to escape) and labels are those of the rows."""
    return Markup("".join(_mark(mark, links[mark.number], labels[mark.number]) for mark in panel))  # noqa: S704 (numbers and escaped texts)


def _mark(mark: Mark, link: str, label: Markup) -> str:
    one, x, y = mark.drawn, mark.x, mark.y
    reach = f'<line class="reach" x1="{x}" x2="{x}" y1="{mark.bar[0]}" y2="{mark.bar[1]}"/>' if mark.bar else ""
    dot = (
        f'<path class="dot" d="M{x} {y - 7}l6 7-6 7-6-7z"/>'
        if one.sort is Sort.TARGET
        else f'<circle class="dot" cx="{x}" cy="{y}" r="{RADIUS.get(one.sort, 4)}"/>'
    )
    return (
        f'<a class="point {one.sort} series-{one.series % COLOURS}" href="{link}" data-row="value-{mark.number}"'
        f' aria-label="{label}">{reach}{dot}<circle class="touch" cx="{x}" cy="{y}" r="12"/></a>\n'
    )
