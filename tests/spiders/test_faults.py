"""A portal that breaks in every way: each fault is a row with its word, the crawl goes on, and nothing gets past the gate."""

from __future__ import annotations

import datetime as dt
import ipaddress
import socket
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from spiders.hosts import is_public
from tests.spiders.crawls import Bench, Outcome
from tests.spiders.hostile import BROKEN, Hostile
from tests.spiders.servers import free_port, serving


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Hostile, Bench, Outcome]:
    hostile, bench = Hostile(), Bench(tmp_path_factory.mktemp("hostile"))
    with serving(hostile.serve) as base_url:
        # The time-out is short for a portal but long for a busy machine, on which an answer that was reset may be late.
        bench.set_up(base_url, ["食品新闻"], "timeout = 4.0\nretries = 1\nmax_bytes = 200000\nconcurrency = 32")
        return hostile, bench, bench.crawl()


@pytest.mark.parametrize("path", BROKEN)
def test_each_fault_is_a_row_with_its_word(crawled: tuple[Hostile, Bench, Outcome], path: str) -> None:
    _, bench, _ = crawled
    query = f"SELECT f.kind FROM faults f JOIN pages p ON p.id = f.page_id WHERE p.url LIKE '%{path}'"
    assert bench.rows(query) == [(BROKEN[path][0],)]


def test_the_crawl_goes_on_and_ends_well(crawled: tuple[Hostile, Bench, Outcome]) -> None:
    _, bench, outcome = crawled
    assert (outcome.status, outcome.end["state"]) == (0, "finished"), outcome.said
    assert bench.rows(
        "SELECT count(*) FROM snapshots s JOIN pages p ON p.id = s.page_id WHERE p.url LIKE '%/well.html'"
    ) == [(1,)]
    assert outcome.end["errors"] == len(bench.rows("SELECT id FROM faults"))


def test_what_failed_is_tried_again_later(crawled: tuple[Hostile, Bench, Outcome]) -> None:
    _, bench, _ = crawled
    tries = dict(bench.rows("SELECT due_why, count(*) FROM pages WHERE due_at IS NOT NULL GROUP BY due_why"))
    assert tries["timeout: try 2"] == 2
    assert tries["status 503: try 2"] == 1
    assert tries["refused: too-large"] == 3
    assert bench.rows("SELECT count(*) FROM pages WHERE lease_by IS NOT NULL") == [(0,)]


def test_a_failure_is_tried_twice_but_what_is_lasting_once(crawled: tuple[Hostile, Bench, Outcome]) -> None:
    hostile, _, _ = crawled
    assert hostile.asked.count("/busy.html") == 2
    assert hostile.asked.count("/bomb.html") == 1
    assert hostile.asked.count("/forbidden.html") == 1
    assert "/closed/page.html" not in hostile.asked


def test_a_pause_that_is_asked_for_is_kept(crawled: tuple[Hostile, Bench, Outcome]) -> None:
    hostile, bench, _ = crawled
    assert hostile.asked.count("/patient.html") == 2
    assert bench.rows("SELECT last_status FROM pages WHERE url LIKE '%/patient.html'") == [(200,)]


def test_a_redirect_is_kept_with_where_it_led_and_that_is_entered(crawled: tuple[Hostile, Bench, Outcome]) -> None:
    _, bench, _ = crawled
    [(final,)] = bench.rows(
        "SELECT s.final_url FROM snapshots s JOIN pages p ON p.id = s.page_id WHERE p.url LIKE '%/moved.html'"
    )
    assert final.endswith("/moved-here.html")
    assert bench.rows("SELECT count(*) FROM finds WHERE route = 'redirect'") == [(1,)]


def test_a_feed_with_entities_is_refused_and_kept(crawled: tuple[Hostile, Bench, Outcome]) -> None:
    _, bench, _ = crawled
    assert bench.rows("SELECT count(*) FROM faults WHERE kind = 'unreadable' AND detail LIKE '%entities%'") == [(1,)]
    assert bench.rows("SELECT count(*) FROM snapshots s JOIN pages p ON p.id = s.page_id WHERE p.kind = 'feed'") == [
        (1,)
    ]


def test_addresses_of_other_machines_are_not_even_entered(crawled: tuple[Hostile, Bench, Outcome]) -> None:
    _, bench, _ = crawled
    assert bench.rows("SELECT count(*) FROM pages WHERE url LIKE '%169.254%'") == [(0,)]


def test_a_dead_portal_ends_the_crawl_as_failed(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.set_up(f"http://127.0.0.1:{free_port()}/", ["食品新闻"], "retries = 0")
    outcome = bench.crawl()
    assert (outcome.status, outcome.end["state"]) == (1, "failed")
    assert bench.rows("SELECT kind FROM faults") == [("refused",)]
    [(state, message)] = bench.rows("SELECT state, message FROM runs")
    assert state == "failed"
    assert "robots.txt cannot be had" in message
    assert bench.rows("SELECT count(*) FROM pages WHERE due_at IS NULL OR lease_by IS NOT NULL") == [(0,)]


def self_signed(folder: Path) -> ssl.SSLContext:
    """What a server needs that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    day = dt.datetime.now(dt.UTC)
    made = made.serial_number(1).not_valid_before(day - dt.timedelta(1)).not_valid_after(day + dt.timedelta(1))
    file = folder / "server.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(secret + made.sign(key, SHA256()).public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def test_a_portal_that_cannot_prove_who_it_is_is_not_believed(tmp_path: Path) -> None:
    bench, hostile = Bench(tmp_path), Hostile()
    with serving(hostile.serve, self_signed(tmp_path)) as base_url:
        bench.set_up(base_url, ["食品新闻"], "retries = 0")
        assert bench.crawl().status == 1
    assert bench.rows("SELECT kind FROM faults") == [("certificate",)]
    assert hostile.asked == []


def test_a_name_at_a_private_address_is_refused(tmp_path: Path) -> None:
    name = socket.gethostname().lower()
    try:
        private = not is_public(ipaddress.ip_address(socket.gethostbyname(name)))
    except OSError:
        private = False
    if not private:
        pytest.skip("needs a machine whose own name leads to a private address")
    bench = Bench(tmp_path)
    bench.set_up(f"http://{name}:{free_port()}/", ["食品新闻"], "retries = 1\nobey_robots = false", "feeds = false")
    assert bench.crawl().status == 0
    assert bench.rows("SELECT kind FROM faults") == [("private",)]
