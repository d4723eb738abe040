"""A portal's life for the comparison of revisit policies: articles with the times of their edits and of withdrawal."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from monitor.revisits import PUBLISHED, Decay
from monitor.revisits.decay import SHAPE

# Shares of articles edited within a week, of those within a day, and withdrawn: published for news sites.
WEEK, OF_THEM_IN_A_DAY, WITHDRAWN = 0.194, 0.8, 0.016
# Articles of these channels are edited so many times as often as usual (the mean is 1).
CHANNELS = {"rumours": 2.0, "finance": 1.3, "food": 0.9, "local": 0.6, "brands": 0.2}


@dataclass(frozen=True, slots=True)
class Article:
    """An article: when it was published and withdrawn, and when edited (hours); `rate` times as often as a usual one."""

    number: int
    channel: str
    born: float
    rate: float
    edits: tuple[float, ...]
    withdrawn: float


def articles(seed: int, days: int, a_day: int, follow: float, decay: Decay = PUBLISHED) -> list[Article]:
    """The articles of so many days, in order of publication, with all that happens to each within `follow` hours."""
    draw = Random(seed)  # noqa: S311
    born = sorted(draw.uniform(0, 24 * days) for _ in range(days * a_day))
    return [_article(draw, number, at, follow, decay) for number, at in enumerate(born)]


def _article(draw: Random, number: int, born: float, follow: float, decay: Decay) -> Article:
    channel = draw.choice(list(CHANNELS))
    rate = draw.gammavariate(SHAPE, 1 / SHAPE) * CHANNELS[channel]
    edits, done = [], 0.0
    # A Poisson process whose clock is the expected number of edits.
    while (done := done + draw.expovariate(1.0)) < rate * decay.until(follow):
        edits.append(born + decay.age_at(done / rate))
    withdrawn = born + draw.expovariate(1 / 48) if draw.random() < WITHDRAWN else float("inf")
    return Article(number, channel, born, rate, tuple(at for at in edits if at < withdrawn), withdrawn)


def share_edited(found: list[Article], hours: float) -> float:
    """The share of articles that were edited within so many hours."""
    return sum(bool(one.edits) and one.edits[0] - one.born < hours for one in found) / len(found)
