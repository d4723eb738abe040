"""A few pages of a portal, gathered and tried."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

import pytest

from monitor import config
from monitor.errors import PageError
from monitor.pages import Saved, check_survey, probe, read_article, site_name, site_section
from monitor.pages.portal.survey import survey
from monitor.profiles import Profile
from tests.monitor.pages.portal.test_probe import BASE, CHANNELS, HOME, article, listing


def portal(missing: frozenset[str] = frozenset()) -> Mapping[str, Saved]:
    """The pages of a portal by address; its second channel alone has articles."""
    empty = "<html><body><p>暂无内容</p></body></html>".encode()
    pages = {f"{BASE}/{i}/": Saved(empty, f"{BASE}/{i}/") for i in range(len(CHANNELS))}
    pages |= {HOME.url: HOME, listing().url: listing()}
    pages |= {article(n).url: article(n) for n in range(1, 8)}
    return {url: page for url, page in pages.items() if url not in missing}


def getter(pages: Mapping[str, Saved], asked: list[str]) -> object:
    def get(url: str) -> Saved:
        asked.append(url)
        if url not in pages:
            raise PageError("status-404", url)
        return pages[url]

    return get


def test_a_survey_finds_the_channel_that_has_articles() -> None:
    asked: list[str] = []
    found = survey(getter(portal(), asked), HOME.url)  # type: ignore[arg-type]
    assert [page.url for page in found.lists] == [listing().url]
    assert [page.url for page in found.articles] == [article(n).url for n in range(1, 5)]
    assert found.faults == ()
    assert len(asked) == len(set(asked))


def test_what_cannot_be_had_is_a_fault_and_another_is_taken() -> None:
    gone = frozenset({article(1).url, article(3).url})
    found = survey(getter(portal(gone), []), HOME.url)  # type: ignore[arg-type]
    assert [page.url for page in found.articles] == [article(n).url for n in (2, 4, 5, 6)]
    assert len(found.faults) == 2
    with pytest.raises(PageError):
        survey(getter({}, []), HOME.url)  # type: ignore[arg-type]


def test_a_proposed_section_is_a_configuration_that_reads_the_portal() -> None:
    found = survey(getter(portal(), []), HOME.url)  # type: ignore[arg-type]
    text = site_section("山 网", f"{BASE}/", probe(found.home, found.lists, found.articles))
    assert list(tomllib.loads(text)["sites"]) == ["山 网"]
    _, site = config.parse(text).site(None)
    assert list(site.channels) == CHANNELS
    assert read_article(article(7).data, url=article(7).url, profile=site.profile).warnings == ()
    assert not any(verdict.fails for verdict in check_survey(found, site.profile))


def test_a_selector_that_finds_nothing_fails_where_the_generic_reader_finds_something() -> None:
    found = survey(getter(portal(), []), HOME.url)  # type: ignore[arg-type]
    verdicts = {row.field: row for row in check_survey(found, Profile(title="h9.gone", subtitle="h2.none"))}
    assert verdicts["title"].fails
    assert verdicts["title"].generic.startswith("停车场的第")
    assert (verdicts["title"].found, verdicts["title"].tried) == (0, 4)
    assert not verdicts["subtitle"].fails


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.food.example.com/", "food"),
        ("http://m.portal.cn", "portal"),
        ("http://10.0.0.1:81/", "portal"),
        ("http://[::1]/", "portal"),
        ("nonsense", "portal"),
    ],
)
def test_a_site_is_named_after_its_host(url: str, name: str) -> None:
    assert site_name(url) == name


@pytest.mark.parametrize(("url", "private"), [("http://127.0.0.1:8000/", True), ("https://example.com/", False)])
def test_a_private_address_is_allowed_by_its_section(url: str, private: bool) -> None:
    _, site = config.parse(site_section("a", url, probe(HOME))).site("a")
    assert site.allow_private is private
