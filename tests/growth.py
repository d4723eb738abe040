"""How cost grows with size, told apart from what else the machine does: it is tried again before it is blamed."""

from __future__ import annotations

from collections.abc import Callable

TRIES = 5


def grows_no_faster(cost: Callable[[int], float], small: int, factor: int, most: float, slack: float = 0.3) -> bool:
    """Whether `factor` times the size costs at most `most` times as much processor time, but for `slack` seconds."""
    return any(cost(small * factor) < most * cost(small) + slack for _ in range(TRIES))


def least(cost: Callable[[int], float], size: int) -> float:
    """The least processor time of several tries at one size."""
    return min(cost(size) for _ in range(TRIES))
