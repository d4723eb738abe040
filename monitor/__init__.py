"""A scheduled news monitor for the governance of Ruyuan (乳源瑶族自治县)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.frames import Archive

__version__ = "0.1.0"
__all__ = ["__version__", "open_database"]


def open_database(
    url: str | None = None,
    *,
    config: Path | str | None = None,
    frames: Literal["pandas", "polars"] | None = None,
) -> Archive:
    """What was collected, as pandas or Polars frames (pandas if both are installed); it is only read.

    `url` is a database URL; without one, the database that `config`, or monitor.toml here, names.
    """
    # Frames take long to import, and no command needs them.
    from monitor.frames import open_archive

    return open_archive(url, config, frames)
