"""The page offers the files that it can make where it runs, and no others."""

from __future__ import annotations

import httpx
import pytest

from monitor import extras
from tests.monitor.web.conftest import Site


@pytest.mark.parametrize(
    ("extra", "path", "link"), [("parquet", "/articles", ".parquet"), ("charts", "/series", ".png")]
)
def test_the_page_offers_no_file_that_it_cannot_make(
    site: Site, monkeypatch: pytest.MonkeyPatch, extra: str, path: str, link: str
) -> None:
    if path == "/series":
        path = f"/series/{httpx.get(f'{site.url}/api/v1/series').json()['items'][0]['id']}"
    assert link in httpx.get(site.url + path).text
    monkeypatch.setitem(extras.LIBRARIES, extra, "a_library_that_is_not_there")
    shown = httpx.get(site.url + path).text
    assert link not in shown
    assert ".xlsx" in shown
