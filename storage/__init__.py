"""Storage and queries: takes and returns domain classes; the only package that speaks SQL."""

from typing import TYPE_CHECKING

from monitor.lazy import names_of

if TYPE_CHECKING:
    from storage.database import Connection, Database
else:
    # A process that only reads loads nothing that writes.
    __getattr__ = names_of(__name__, {"database": ("Connection", "Database")})

__all__ = ["Connection", "Database"]
