"""Settings for the dead man's switch."""

from __future__ import annotations

from pydantic import Field

from monitor.settings.base import Secret, Section


class Watch(Section):
    """Who is told that the monitor lives."""

    ping: Secret = Field("", description="Address to fetch after each pass without trouble (for a dead man's switch)")
