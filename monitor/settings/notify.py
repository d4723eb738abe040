"""Settings for notifications: who is told what, when and through which channel."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, SecretStr, model_validator

from monitor.changes import ChangeKind
from monitor.settings.base import Duration, Section, Window

NEW = "new"
ANALYSTS, OPERATORS = "analysts", "operators"
ALL = "*"
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


def parse_time(text: str) -> dt.time:
    """The time of day that `08:30` states; ValueError otherwise.

    >>> parse_time("08:30")
    datetime.time(8, 30)
    """
    found = CLOCK.fullmatch(text)
    if found is None:
        raise ValueError(f"not a time of day: {text!r}; write one such as 08:30")
    return dt.time(int(found[1]), int(found[2]))


def _time(text: str) -> str:
    parse_time(text)
    return text


def _kind(text: str) -> str:
    known = [*ChangeKind, NEW]
    if text not in known:
        raise ValueError(f"no kind {text!r}; there are: {', '.join(known)}")
    return text


class Channel(Section):
    """A way by which people are told: one address, one audience."""

    url: SecretStr = Field(
        examples=["env:TEAM_URL"],
        description="Apprise address (mailtos://…, wecombot://…, dingtalk://…, feishu://…, json://…), or env:NAME, or file:PATH",
    )
    audience: Literal["analysts", "operators"] = Field(
        "analysts", description="analysts: news by the rules; operators: incidents"
    )
    language: Literal["zh", "en"] = Field("zh", description="Language of the messages: zh or en")
    format: Literal["html", "text"] = Field("html", description="html or text; services without HTML get text")
    quiet: Window | None = Field(
        None, examples=["22:00-07:00"], description="Hours during which messages are held back, such as 22:00-07:00"
    )


class Rule(Section):
    """Which news is told; every setting that is made narrows it."""

    channels: tuple[str, ...] = Field((), description="Channels to notify; none: all for analysts")
    topics: tuple[str, ...] = Field((), description='About one of these topics; none: any topic; ["*"]: all articles')
    sites: tuple[str, ...] = Field((), description="From one of these sites; none: any")
    kinds: tuple[Annotated[str, AfterValidator(_kind)], ...] = Field(
        (), description='Kinds of change, or "new" for new articles; none: any change'
    )
    importance: float = Field(0.0, ge=0, le=1, description="At least this important, 0 to 1")
    silent: bool = Field(False, description="Only changes that the page does not acknowledge")
    indicators: tuple[str, ...] = Field((), description="A figure whose indicator contains one of these words")
    unit: str | None = Field(None, examples=["元"], description="A figure in this unit")
    at_least: Decimal | None = Field(None, examples=[1000000], description="A figure of at least this value")
    at_most: Decimal | None = Field(None, examples=[50000000], description="A figure of at most this value")
    difference: Decimal | None = Field(
        None, gt=0, examples=[100], description="A figure that changed by at least this, up or down"
    )
    percent: Decimal | None = Field(
        None, gt=0, examples=[5], description="A figure that changed by at least this percentage, up or down"
    )
    when: Literal["now", "daily", "weekly"] = Field("now", description="At once, or in a daily or weekly digest")


class Notify(Section):
    """Messages to analysts and operators."""

    channels: dict[str, Channel] = Field({}, description="The channels by name")
    rules: tuple[Rule, ...] = Field(
        (Rule.model_construct(importance=0.5),), description="Which news is reported to analysts"
    )
    page: str = Field("", description="Address at which readers reach the page, for links; empty: [web]'s own")
    daily_at: Annotated[str, AfterValidator(_time)] = Field("08:30", description="When the daily digest goes out")
    weekly_on: Weekday = Field("monday", description="Day of the weekly digest, sent at daily_at")
    burst: int = Field(5, ge=1, description="More messages than this at once are sent as one")
    max_age: Duration = Field("3d", description="Older news is no longer reported")
    give_up: Duration = Field("3d", description="Time after which a message that cannot be delivered is given up")

    @model_validator(mode="after")
    def _rules_name_channels(self) -> Notify:
        for number, rule in enumerate(self.rules):
            for name in rule.channels:
                if name not in self.channels:
                    raise ValueError(
                        f"rules.{number}.channels: no channel {name!r}; there are: {', '.join(self.channels)}"
                    )
                if self.channels[name].audience != ANALYSTS:
                    raise ValueError(
                        f"rules.{number}.channels: {name!r} is for operators, who are told of incidents only"
                    )
        return self
