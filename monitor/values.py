"""Values: data classes whose objects nobody changes and that are made by the thousand.

A frozen data class sets each of its fields through `object.__setattr__`, so that an object takes three to five times as
long to make as one of a class that is not frozen, and a named tuple is slower to read. Of values the type checker holds
that no field is set; at run time nothing does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["value"]

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen, slots, order=False):
        """The decorator of a class of values, used and read as `dataclass` is."""
        return dataclass(slots=slots, unsafe_hash=frozen, order=order)
