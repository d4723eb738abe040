"""Who is told that the monitor lives."""

from __future__ import annotations

from pydantic import Field

from monitor.settings.base import Secret, Section


class Watch(Section):
    """Who is told that the monitor lives."""

    ping: Secret = Field(
        "", description="Address that is fetched after each pass that leaves nothing amiss (a dead man's switch)"
    )
