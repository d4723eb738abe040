"""What operators state about series in the configuration."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from monitor.series import Selector, Statement, StatementKind
from monitor.settings.base import Section


def _id(text: str) -> str:
    if len(text) != 16 or set(text) - set("0123456789abcdef"):
        raise ValueError(
            f"not the id of a series: {text!r}; it has 16 hexadecimal digits, as `monitor series` shows them"
        )
    return text


class Stated(Section):
    """A statement on series: that some are one, that points are apart, or what one is called."""

    kind: Literal["join", "separate", "name"] = Field(examples=["join"], description="What is stated")
    series: tuple[Annotated[str, AfterValidator(_id)], ...] = Field(
        min_length=1, examples=[["0f3c9a5e2b7d4810", "9a1e33c07f5d6b24"]], description="The ids of the series"
    )
    by: str = Field(examples=["operator"], description="Who states it")
    on: dt.date = Field(
        examples=["2026-03-05"], description="When it was stated; a later statement wins over an earlier one"
    )
    why: str = Field("", description="The reason, for later readers")
    name: str = Field("", description="Name of the series, or of the new one when separating")
    article: str | None = Field(
        None, examples=["https://portal.example/1.html"], description="To separate: the points of this article"
    )
    indicator: str | None = Field(
        None, examples=["茶叶种植面积"], description="To separate: the points with this indicator"
    )
    place: str | None = Field(None, examples=["乳源瑶族自治县"], description="To separate: the points of this place")
    unit: str | None = Field(None, examples=["公顷"], description="To separate: the points in this unit")

    @model_validator(mode="after")
    def _complete(self) -> Stated:
        if self.kind == "join" and len(set(self.series)) < 2:
            raise ValueError("a join needs two series or more")
        if self.kind == "name" and not self.name:
            raise ValueError("a name is missing")
        if self.kind == "separate" and self.selector == Selector():
            raise ValueError("say what to take out: article, indicator, place or unit")
        return self

    @property
    def selector(self) -> Selector:
        """Which points are taken out."""
        return Selector(self.article, self.indicator, self.place, self.unit)

    def statement(self, zone: dt.tzinfo) -> Statement:
        """The statement, made at the day's beginning in a zone."""
        at = dt.datetime.combine(self.on, dt.time(), zone)
        return Statement(StatementKind(self.kind), self.series, self.by, at, self.why, self.name, self.selector)
