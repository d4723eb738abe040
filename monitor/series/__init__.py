"""Figures that measure the same thing, followed over time."""

from typing import TYPE_CHECKING

from monitor.lazy import names_of

if TYPE_CHECKING:
    from monitor.series.build import assign, series_id
    from monitor.series.conflicts import Conflict, ConflictKind
    from monitor.series.context.backdrops import sources
    from monitor.series.points import (
        Aspect,
        Point,
        Reach,
        Selector,
        Series,
        SeriesKey,
        SourcePoint,
        Statement,
        StatementKind,
    )
    from monitor.series.records import lines
    from monitor.series.timeline import Step, Told, gaps, latest, steps, told
else:
    __getattr__ = names_of(
        __name__,
        {
            "context.backdrops": ("sources",),
            "build": ("assign", "series_id"),
            "conflicts": ("Conflict", "ConflictKind"),
            "points": (
                "Aspect",
                "Point",
                "Reach",
                "Selector",
                "Series",
                "SeriesKey",
                "SourcePoint",
                "Statement",
                "StatementKind",
            ),
            "records": ("lines",),
            "timeline": ("Step", "Told", "gaps", "latest", "steps", "told"),
        },
    )

__all__ = [
    "Aspect",
    "Conflict",
    "ConflictKind",
    "Point",
    "Reach",
    "Selector",
    "Series",
    "SeriesKey",
    "SourcePoint",
    "Statement",
    "StatementKind",
    "Step",
    "Told",
    "assign",
    "gaps",
    "latest",
    "lines",
    "series_id",
    "sources",
    "steps",
    "told",
]
