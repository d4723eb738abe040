"""The interface for programs says what it offers, to programs and to people."""

from __future__ import annotations

import httpx

from monitor.web.api.chinese import CHINESE
from tests.monitor.web.conftest import Site


def test_the_interface_lists_its_paths(site: Site) -> None:
    said = httpx.get(f"{site.url}/api/v1").json()
    described = httpx.get(site.url + said["openapi"]).json()
    assert said["paths"] == list(described["paths"])


def test_every_path_is_explained_in_both_languages(site: Site) -> None:
    paths = httpx.get(f"{site.url}/api/v1").json()["paths"]
    assert ["/api/v1" + path for path in CHINESE] == paths
    chinese, english = (httpx.get(f"{site.url}/api?lang={language}").text for language in ("zh", "en"))
    for path in paths:
        assert path in chinese
        assert path in english
    assert "文章列表" in chinese
    assert "List articles" in english


def test_what_is_linked_answers(site: Site) -> None:
    assert httpx.get(f"{site.url}/api/v1/search?q=乳源").status_code == 200
