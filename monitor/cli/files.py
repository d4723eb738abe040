"""Files that a command is given."""

from __future__ import annotations

from pathlib import Path

from monitor.errors import InputError


def read_bytes(file: Path) -> bytes:
    """A file's bytes; InputError that names it if it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {file}: {error.strerror}") from error
