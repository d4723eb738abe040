"""The members of the enums of figures under names of their own: before Python 3.12 a member costs several times a name."""

from __future__ import annotations

from typing import Final

from monitor.articles import Direction, Kind, Qualifier, Role

AREA: Final = Kind.AREA
COUNT: Final = Kind.COUNT
DURATION: Final = Kind.DURATION
ENERGY: Final = Kind.ENERGY
LENGTH: Final = Kind.LENGTH
MASS: Final = Kind.MASS
MONEY: Final = Kind.MONEY
MULTIPLE: Final = Kind.MULTIPLE
PERCENT: Final = Kind.PERCENT
PRICE: Final = Kind.PRICE
RANK: Final = Kind.RANK
TEMPERATURE: Final = Kind.TEMPERATURE
VOLUME: Final = Kind.VOLUME
CHANGE: Final = Role.CHANGE
LEVEL: Final = Role.LEVEL
TARGET: Final = Role.TARGET
DOWN: Final = Direction.DOWN
UP: Final = Direction.UP
ABOUT: Final = Qualifier.ABOUT
EXACT: Final = Qualifier.EXACT
MORE_THAN: Final = Qualifier.MORE_THAN
