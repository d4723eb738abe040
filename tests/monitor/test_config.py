"""The configuration names every mistake by its line and the nearest right key, and holds what it states."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor import config
from monitor.config import CHANNELS, Config, parse, parse_duration
from monitor.errors import ConfigError


def test_an_empty_file_gives_the_portal_with_its_13_channels() -> None:
    assert list(parse("").sites) == ["food-portal"]
    assert parse("").site(None)[1].channels == CHANNELS
    assert len(set(CHANNELS)) == 13


def test_only_the_address_has_to_be_set() -> None:
    stated = parse('[sites.food-portal]\nbase_url = "http://portal.example/"\n')
    name, site = stated.site(None)
    assert (name, site.base_url, site.channels) == ("food-portal", "http://portal.example/", CHANNELS)
    assert not stated.needs_sandbox


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('databse = "x"', 1, "did you mean 'database'?"),
        ('\n\ntimezone = "Mars/Olympus"', 3, "no time zone named 'Mars/Olympus'"),
        ('[sites.food-portal]\nbase_url = "portal.example"', 2, "begins with http:// or https://"),
        ("[sites.food-portal]\n\nchanels = []", 3, "did you mean 'channels'?"),
        ('[sites.food-portal]\n[sites.food-portal.profile]\ntitel = "h1"', 3, "did you mean 'title'?"),
        ("[sites.food-portal.crawl]\ndelay = -1", 2, "greater than or equal to 0"),
        ('[[schedules]]\ntask="crawl"\n[[schedules]]\ntask = "crwal"', 4, "no task 'crwal'; did you mean 'crawl'?"),
        ('[[schedules]]\ntask="crawl"\nevery = "often"', 3, "not a duration: 'often'"),
        ('[[schedules]]\ntask="sweep"\nbetween = ["8-20"]', 3, "not a window of time: '8-20'"),
        ("[topics.ruyuan]\nalias = []", 2, "did you mean 'aliases'?"),
        ('[notify.channels.a]\nurl = "json://x"\nquite = "22:00-07:00"', 3, "did you mean 'quiet'?"),
        ('[notify.channels.a]\nurl = "json://x"\nquiet = "at night"', 3, "not a window of time"),
        ('[[notify.rules]]\nkinds = ["figures"]', 2, "no kind 'figures'; there are: headline"),
        ('[notify]\n[[notify.rules]]\nchannels = ["team"]', 1, "no channel 'team'"),
        ("[web]\nport = 99999", 2, "less than or equal to 65535"),
        (
            '[sites.a]\nbase_url = "http://a.example/"\n[sites.b]\nbase_ulr = "http://b.example/"',
            4,
            "did you mean 'base_url'?",
        ),
    ],
)
def test_a_mistake_is_named_by_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(ConfigError) as raised:
        parse(text, "monitor.toml")
    assert f"monitor.toml, line {line}:" in str(raised.value)
    assert says in str(raised.value)


def test_all_mistakes_are_named_at_once() -> None:
    with pytest.raises(ConfigError) as raised:
        parse('databse = "x"\ntimezone = "X/Y"\n')
    assert len(str(raised.value).splitlines()) == 2


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="monitor init"):
        config.load(tmp_path / "none.toml")
    file = tmp_path / "gbk.toml"
    file.write_bytes("# 中文".encode("gbk"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        config.load(file)


def test_a_secret_may_stand_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MONITOR_TEST_URL", "sqlite:///here.sqlite")
    assert parse('database = "env:MONITOR_TEST_URL"').database == "sqlite:///here.sqlite"
    file = tmp_path / "url"
    file.write_text("sqlite:///there.sqlite\n", encoding="utf-8")
    assert parse(f'database = "file:{file.as_posix()}"').database == "sqlite:///there.sqlite"
    with pytest.raises(ConfigError, match="MONITOR_NOT_SET is not set"):
        parse('database = "env:MONITOR_NOT_SET"')


def test_the_digest_changes_with_any_setting() -> None:
    assert parse("").digest == Config().digest
    assert parse("[web]\nport = 8700").digest != Config().digest


def test_a_site_is_named_or_the_only_one() -> None:
    two = parse('[sites.a]\nbase_url="http://a.example/"\n[sites.b]\nbase_url="http://b.example/"')
    assert two.site("b")[1].base_url == "http://b.example/"
    with pytest.raises(ConfigError, match="name one of the sites: a, b"):
        two.site(None)
    with pytest.raises(ConfigError, match="no site 'c'"):
        two.site("c")


def test_the_sandbox_stands_in_for_a_portal_without_an_address() -> None:
    stand_in = Config().site(None)[1]
    assert stand_in.base_url.startswith("http://127.0.0.1:")
    assert stand_in.allow_private
    assert Config().needs_sandbox


@given(st.integers(0, 10**6), st.sampled_from("smhdw"))
def test_a_duration_is_read_as_written(count: int, unit: str) -> None:
    seconds = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}[unit]
    assert parse_duration(f"{count}{unit}") == dt.timedelta(seconds=count * seconds)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    message = "monitor.toml"
    try:
        parse(text)
    except ConfigError as error:
        message = str(error)
    assert "monitor.toml" in message


def test_the_address_of_a_channel_is_not_shown() -> None:
    stated = parse('[notify.channels.a]\nurl = "json://user:geheim@portal.example"')
    assert "geheim" not in repr(stated) + str(stated) + stated.model_dump_json()
    assert stated.notify.channels["a"].url.get_secret_value().endswith("geheim@portal.example")
