"""An incident has a page of its own with its evidence; feeds tell of incidents and of a series' values."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import httpx
import pytest

from monitor.web.params import SeriesParams
from storage.queries import series
from tests.monitor.web import world
from tests.monitor.web.conftest import Site

ATOM = "{http://www.w3.org/2005/Atom}"


def _feed(url: str) -> list[ET.Element]:
    """The entries of a feed, each of which is identified and leads to a page that is there."""
    answer = httpx.get(url)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    entries = ET.fromstring(answer.content).findall(f"{ATOM}entry")  # noqa: S314 (the page's own)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for link in {entry.find(f"{ATOM}link").attrib["href"] for entry in entries}:  # type: ignore[union-attr] # it has one
        assert httpx.get(link).status_code == 200
    return entries


def test_the_page_of_an_incident_shows_its_evidence(site: Site) -> None:
    base = site.url.rstrip("/")
    number = world.trouble(site.services.writing)
    page = httpx.get(f"{base}/incidents/{number}").text
    for part in ("title h1.title", "body .content", "建议的新配置", "h1.headline", "96 %", "仍未解决"):
        assert part in page
    for snapshot in (1, 2, 3):
        [raw] = {one for one in page.split('"') if one.endswith(f"/raw/{snapshot}")}
        assert httpx.get(base + raw).status_code == 200
    assert "仍未解决" not in httpx.get(f"{base}/incidents/1").text


@pytest.mark.parametrize("number", ["0", "999", str(2**31), str(2**70), "x", "-1"])
def test_there_is_no_page_of_an_incident_that_never_was(site: Site, number: str) -> None:
    assert httpx.get(f"{site.url.rstrip('/')}/incidents/{number}").status_code == 404


def test_the_feed_of_incidents_tells_the_latest_first(site: Site) -> None:
    base = site.url.rstrip("/")
    number = world.trouble(site.services.writing)
    entries = _feed(f"{base}/incidents.atom")
    paths = [entry.find(f"{ATOM}link").attrib["href"] for entry in entries]  # type: ignore[union-attr] # it has one
    assert paths == [f"{base}/incidents/{number}", f"{base}/incidents/1"]
    times = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert times == sorted(times, reverse=True)


def test_the_feed_of_a_series_has_every_value_of_it(site: Site) -> None:
    with site.services.database.read() as connection:
        found = [
            series.get(connection, one.id) for one in series.find(connection, SeriesParams().filter(), limit=5).items
        ]
    for one in found:
        entries = _feed(f"{site.url.rstrip('/')}/series/{one.id}.atom")
        told = sorted(entry.findtext(f"{ATOM}summary") or "" for entry in entries)
        assert told == sorted(point.source.sentence for point in one.points)


@pytest.mark.parametrize("id_", ["0" * 16, "x"])
def test_there_is_no_feed_of_a_series_that_is_not_there(site: Site, id_: str) -> None:
    assert httpx.get(f"{site.url.rstrip('/')}/series/{id_}.atom").status_code == 404
