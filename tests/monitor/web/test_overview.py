"""今日 says of silent edits where they stand: beside, or all among the changes that matter."""

from __future__ import annotations

import httpx
import pytest

from monitor.web.views import overview
from tests.monitor.web.conftest import Site


def test_silent_edits_that_are_told_above_are_counted_and_not_denied(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"{site.url.rstrip('/')}/?days=30"
    above = "都在重要变更里"
    assert above in httpx.get(address).text
    monkeypatch.setattr(overview, "MOST", 1)
    assert above not in httpx.get(address).text
