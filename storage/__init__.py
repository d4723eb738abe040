"""What is kept and how it is asked for: takes and gives domain classes; the only room that speaks SQL."""

from storage.database import Connection, Database

__all__ = ["Connection", "Database"]
