"""Figures that measure the same thing, followed over time."""

from monitor.series.backdrops import sources
from monitor.series.build import assign, build, series_id
from monitor.series.conflicts import Conflict, ConflictKind, conflicts
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
    "build",
    "conflicts",
    "gaps",
    "latest",
    "lines",
    "series_id",
    "sources",
    "steps",
    "told",
]
