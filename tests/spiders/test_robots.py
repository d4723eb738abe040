"""robots.txt is read again while a crawl goes on: what it closes then is fetched no more."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from scrapy import Request
from scrapy.http import Response

from monitor.config import Site
from spiders import robots
from spiders.faults import GivenBack, Refused
from spiders.robots import Robots
from tests.awaiting import awaited

HOST = "http://portal.example"
OPEN = b"User-agent: *\nDisallow: /admin/\n"


def keeper(*answers: tuple[int, bytes]) -> tuple[Robots, Mock]:
    """What obeys the given answers for robots.txt, one after the other, and the spider that it tells."""
    waiting = iter(answers)

    async def download(request: Request) -> Response:
        status, body = next(waiting)
        return Response(request.url, status=status, body=body)

    spider = Mock()
    spider.job.site = Site(base_url=f"{HOST}/")
    crawler = Mock(settings={"USER_AGENT": "monitor"})
    crawler.engine.download_async = download
    return Robots(crawler, spider), spider


def test_what_is_closed_in_mid_run_is_refused_from_then_on(monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask() -> None:
        obedient, _ = keeper((200, OPEN), (200, OPEN + b"Disallow: /jinrong/\n"))
        request = Request(f"{HOST}/jinrong/1.html")
        await obedient.process_request(request)
        await obedient.process_request(request)
        monkeypatch.setattr(robots, "FRESH", -1.0)
        with pytest.raises(Refused, match=r"robots\.txt"):
            await obedient.process_request(request)

    awaited(ask())


@pytest.mark.parametrize("later", [(503, b"no"), (429, b"later"), (200, b"User-agent: *\nDisallow: /\n")])
def test_a_portal_that_closes_in_mid_run_gets_its_pages_given_back(
    monkeypatch: pytest.MonkeyPatch, later: tuple[int, bytes]
) -> None:
    async def ask() -> None:
        obedient, spider = keeper((200, OPEN), later)
        await obedient.process_request(Request(f"{HOST}/jinrong/1.html"))
        monkeypatch.setattr(robots, "FRESH", -1.0)
        with pytest.raises(GivenBack):
            await obedient.process_request(Request(f"{HOST}/jinrong/2.html"))
        assert spider.give_up.called

    awaited(ask())
