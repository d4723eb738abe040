"""Nothing is fetched from a host that is not the site's, nor from a private network unless the site is there."""

from __future__ import annotations

import ipaddress
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.resolver import dnscache
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

from monitor.config import Site
from spiders.guard import Resolver
from spiders.hosts import Hosts, is_public

PRIVATE = [
    "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_known_in_every_dress(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "114.114.114.114", "2400:3200::1", "::ffff:8.8.8.8"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@settings(max_examples=60)
@given(st.integers(0, 2**32 - 1))
def test_an_ipv4_address_is_the_same_inside_an_ipv6_one(number: int) -> None:
    inner = ipaddress.IPv4Address(number)
    assert is_public(ipaddress.IPv6Address(f"::ffff:{inner}")) == is_public(inner)


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("http://portal.example/a.html", None),
        ("https://portal.example/a.html", None),
        ("HTTP://PORTAL.EXAMPLE:80/", None),
        ("http://portal.example./", None),
        ("http://img.example/", None),
        ("http://sub.portal.example/", "offsite"),
        ("http://portal.example.evil.example/", "offsite"),
        ("http://portal.example@evil.example/", "offsite"),
        ("http://p\u043ertal.example/", "offsite"),
        ("http://xn--prtal-tqf.example/", "offsite"),
        ("http://portal\u3002example/", "offsite"),
        ("http://portal.example\u202e/", "offsite"),
        ("http://1\u2460.0.0.1/", "offsite"),
        ("http://portal.example:8080/", "offsite"),
        ("http://extra.example/", "offsite"),
        ("http://extra.example:8000/", None),
        ("http://127.0.0.1/", "offsite"),
        ("http://2130706433/", "offsite"),
        ("http://[::1]/", "offsite"),
        ("http://[broken/", "scheme"),
        ("http://portal.example:99999/", "scheme"),
        ("ftp://portal.example/", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("data:text/html,x", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("", "scheme"),
    ],
)
def test_only_the_sites_own_hosts_are_allowed(url: str, word: str | None) -> None:
    hosts = Hosts.of(Site(base_url="http://portal.example/", hosts=("img.example", "extra.example:8000")))
    assert hosts.refusal(url) == word


def test_a_private_address_that_the_operator_wrote_is_allowed_at_its_port_alone() -> None:
    hosts = Hosts.of(Site(base_url="http://127.0.0.1:8601/"))
    assert hosts.refusal("http://127.0.0.1:8601/a.html") is None
    assert hosts.refusal("http://127.0.0.1:5432/") == "offsite"
    assert hosts.refusal("http://127.0.0.1/") == "offsite"


def test_a_further_host_may_not_be_private_unless_it_is_said_so() -> None:
    site = Site(base_url="http://portal.example/", hosts=("10.0.0.1",))
    assert Hosts.of(site).refusal("http://10.0.0.1/") == "private"
    assert Hosts.of(site.model_copy(update={"allow_private": True})).refusal("http://10.0.0.1/") is None


def test_a_name_may_not_turn_out_to_be_private() -> None:
    inside, site = ipaddress.ip_address("10.0.0.1"), Site(base_url="http://portal.example/")
    assert not Hosts.of(site).admits("portal.example", inside)
    assert Hosts.of(site).admits("portal.example", ipaddress.ip_address("8.8.8.8"))
    assert Hosts.of(site.model_copy(update={"allow_private": True})).admits("portal.example", inside)


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_no_text_breaks_the_gate(text: str) -> None:
    hosts = Hosts.of(Site(base_url="http://portal.example/"))
    assert hosts.refusal(f"http://{text}") in (None, "offsite", "scheme", "private")
    assert hosts.refusal(text) in (None, "offsite", "scheme", "private")


def test_a_name_is_checked_by_the_address_that_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = Resolver(Mock(), Hosts.of(Site(base_url="http://portal.example/")), 1.0)
    answers = {"portal.example": "10.0.0.1", "img.example": "8.8.8.8"}
    for name, found in answers.items():
        monkeypatch.setitem(dnscache, name, found)
    failed: list[Failure] = []
    resolver.getHostByName("portal.example").addErrback(failed.append)
    assert failed[0].check(DNSLookupError)
    assert resolver.refused == {"portal.example": "10.0.0.1"}
    passed: list[str] = []
    resolver.getHostByName("img.example").addCallback(passed.append)
    assert passed == ["8.8.8.8"]
