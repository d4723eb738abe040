"""The seeded generator: any number of articles on all themes, each with its true figures and its later edits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from monitor.sandbox.draft import Draft
from monitor.sandbox.grammar import Scribe, Theme
from monitor.sandbox.habits import with_habits
from monitor.sandbox.scenario import Scenario
from monitor.sandbox.text import Text, joined
from monitor.sandbox.themes import REPORTERS, THEMES, WORDS

# Newsrooms publish by day: weights of the hours from 0 to 23.
_HOURS = (1, 0, 0, 0, 0, 1, 3, 8, 14, 14, 12, 9, 4, 5, 8, 10, 10, 9, 6, 4, 3, 3, 2, 1)


def generate(seed: int, epoch: dt.datetime, scenario: Scenario) -> Iterator[Draft]:
    """The generated drafts of a world, day by day from the start of its archive; each depends on its own day alone."""
    for day in range(-scenario.archive_days, scenario.days):
        rate = scenario.archive_per_day if day < 0 else scenario.per_day
        rng = Random(f"{seed} day {day}")  # noqa: S311
        # A rate of 2.5 is two articles and, on every other day, a third; weekends are quieter.
        weekend = (epoch + dt.timedelta(days=day)).weekday() >= 5
        wanted = rate * (0.6 if weekend else 1.16)
        for index in range(int(wanted) + (rng.random() < wanted % 1)):
            yield compose(seed, epoch, day, index, scenario)


def compose(seed: int, epoch: dt.datetime, day: int, index: int, scenario: Scenario) -> Draft:
    """The draft with this number of this day, counted from the epoch."""
    rng = Random(f"{seed} draft {day} {index}")  # noqa: S311
    theme = rng.choices(THEMES, [theme.weight for theme in THEMES])[0]
    published = _time(day, rng)
    date = (epoch + published).date()
    words = {name: rng.choice(choices) for name, choices in (WORDS | dict(theme.words)).items()}
    scribe = Scribe(date, words)
    title, other = (scribe.write(line).body for line in rng.sample(theme.titles, 2))
    draft = Draft(
        name=f"generated/{day:+05d}-{index:03d}",
        title=title,
        text=_styled(_body(theme, scribe, rng), rng),
        source=rng.choice(theme.sources),
        channel=rng.choice(theme.channels),
        published=published,
        topic=theme.topic,
        keywords=tuple(rng.sample(theme.keywords, min(3, len(theme.keywords)))),
        author=rng.choice(REPORTERS) if rng.random() < 0.4 else None,
    )
    return with_habits(draft, scenario, rng, other, scribe.write(rng.choice(theme.ends)))


def _body(theme: Theme, scribe: Scribe, rng: Random) -> Text:
    count = rng.randint(3, 5)
    lines = [rng.choice(theme.leads), *rng.sample(theme.lines, count)]
    return joined(scribe.write(line) for line in lines)


def _styled(text: Text, rng: Random) -> Text:
    """The text, or the same with the half-width commas that some newsrooms write."""
    return replace(text, body=text.body.replace("，", ",")) if rng.random() < 0.25 else text


def _time(day: int, rng: Random) -> dt.timedelta:
    hour = rng.choices(range(24), _HOURS)[0]
    return dt.timedelta(days=day, hours=hour, minutes=rng.randrange(60), seconds=rng.randrange(60))
