"""今日: silent edits are told where they stand, and new articles stand where there is room."""

from __future__ import annotations

import re

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


def test_new_articles_stand_below_few_changes_and_beside_many(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"{site.url.rstrip('/')}/?days=30"
    for few, order in ((0, ["changes", "gone", "silent", "new"]), (99, ["changes", "new", "gone", "silent"])):
        monkeypatch.setattr(overview, "FEW", few)
        found = re.findall('<h2 id="([a-z]+)"', httpx.get(address).text)
        assert [one for one in found if one in order] == order
