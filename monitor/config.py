"""The configuration: `monitor.toml` as typed values, with each mistake reported by its line and the closest valid key."""

from __future__ import annotations

import difflib
import hashlib
import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, ValidationError

from monitor.errors import ConfigError
from monitor.figures.stated_units import StatedUnit, mistakes, rows_of
from monitor.figures.units import Unit
from monitor.profiles import Profile
from monitor.settings.base import Duration, Secret, Section, Window
from monitor.settings.base import parse_duration as parse_duration
from monitor.settings.base import parse_window as parse_window
from monitor.settings.fleet import Fleet
from monitor.settings.keeping import Backups, Raw, Retention
from monitor.settings.notify import Notify
from monitor.settings.statements import Stated
from monitor.settings.watch import Watch
from monitor.tasks import NAMES, SYNONYMS
from monitor.topics import RUYUAN, Topic

CHANNELS = (
    "食品新闻", "美食推荐", "热点新闻", "深度观点", "食品辟谣", "农业消息", "金融财经",
    "健康养身", "企业品牌", "地方食品", "保健食品", "综合新闻", "国际新闻",
)  # fmt: skip
DEFAULT_FILE = Path("monitor.toml")
# Tells the processes beside a sandbox on a free port where it listens.
SANDBOX_VARIABLE = "MONITOR_SANDBOX_URL"


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"no time zone named {name!r}; write one such as Asia/Shanghai") from error
    return name


def _base_url(url: str) -> str:
    if url and not re.match(r"https?://[^/\s]+", url):
        raise ValueError("a base_url begins with http:// or https:// and names a host")
    return url


def _task(name: str) -> str:
    if SYNONYMS.get(name, name) not in NAMES:
        raise ValueError(f"no task {name!r}{_nearest(name, (*NAMES, *SYNONYMS))}")
    return SYNONYMS.get(name, name)


TaskName = Annotated[str, AfterValidator(_task)]


class Crawl(Section):
    """How politely and how patiently a site is crawled."""

    user_agent: str = Field(
        "RuyuanMonitor/{version} (news archive; robots.txt obeyed)", description="How the crawler identifies itself"
    )
    delay: float = Field(1.0, ge=0, description="Seconds between two requests to one host, before throttling")
    concurrency: int = Field(4, ge=1, le=64, description="Concurrent requests")
    timeout: float = Field(30.0, gt=0, description="Seconds after which a request is abandoned")
    retries: int = Field(3, ge=0, description="Retries after the first try, each after a longer wait")
    max_bytes: int = Field(10_000_000, gt=0, description="Largest page that is accepted")
    max_pages: int = Field(100_000, gt=0, description="Most requests in one run")
    max_time: Duration = Field("2h", description="Longest time of one run")
    lease: Duration = Field("15m", description="Time after which a page held by a crawl that died falls due again")
    obey_robots: bool = Field(True, description="Obey robots.txt")


class Site(Section):
    """A portal that is watched."""

    base_url: Annotated[str, AfterValidator(_base_url)] = Field(
        "", description="Address of the home page; empty: the sandbox is watched"
    )
    channels: tuple[str, ...] = Field(CHANNELS, description="Names of the channels in the navigation bar")
    hosts: tuple[str, ...] = Field((), description="Further hosts of the site that may be fetched from")
    allow_private: bool = Field(False, description="Whether the site may have a private or local address")
    feeds: bool = Field(True, description="Look for RSS feeds and sitemaps")
    stop_after: int = Field(20, ge=1, description="Known items in a row after which a list is not followed further")
    stop_older: Duration = Field("3d", description="… if the last of them is older than this")
    max_list_pages: int = Field(500, ge=1, description="Most pages of one list to follow")
    revisits: int = Field(2000, ge=1, description="Visits a day to known articles, distributed by need")
    crawl: Crawl = Crawl.model_construct()
    profile: Profile = Profile()


class Schedule(Section):
    """When a task is run."""

    task: TaskName = Field(
        examples=["discover"], description="What to run: " + ", ".join(NAMES) + " (see: monitor schedule --tasks)"
    )
    site: str | None = Field(None, examples=["food-portal"], description="Which site it is for; none: each")
    every: Duration | None = Field(None, examples=["30m"], description="Interval, such as 30m")
    cron: str | None = Field(
        None, examples=["5 8-20 * * *"], description="Five cron fields in the configuration's time zone"
    )
    jitter: Duration = Field("0s", description="Random delay of at most this")
    between: tuple[Window, ...] = Field(
        (), examples=[["07:00-23:00"]], description="Times of day within which it may start; none: at any"
    )
    catch_up: Literal["once", "never"] = Field(
        "once", description="After downtime: make up for what was missed with one run, or with none"
    )
    max_time: Duration | None = Field(
        None, examples=["2h"], description="A run is stopped after this; none: the task's"
    )
    max_memory: int | None = Field(
        None, gt=0, examples=[2000], description="A run is stopped above this many megabytes; none: the task's"
    )


class Web(Section):
    """Where the page is served."""

    host: str = Field("127.0.0.1", description="Address that the page listens on")
    port: int = Field(8600, ge=0, le=65535, description="Port that the page listens on; 0: any free one")
    hosts: tuple[str, ...] = Field((), description="Further host names by which the page may be requested")
    session: Duration = Field("12h", description="How long a login lasts")


class Sandbox(Section):
    """The portal of our own that stands in while no portal is configured."""

    port: int = Field(8601, ge=0, le=65535, description="Port of the sandbox; 0: any free one")
    seed: int = Field(1, description="A different seed gives a different month")
    speed: float = Field(720.0, gt=0, description="How many times faster than real time it runs")


class Config(Section):
    """The whole configuration."""

    database: Secret = Field(
        "sqlite:///var/monitor.sqlite",
        description="Database URL (sqlite:///FILE or postgresql://…), or env:NAME, or file:PATH",
    )
    timezone: Annotated[str, AfterValidator(_zone)] = Field(
        "Asia/Shanghai", description="Time zone of the portal's times and of the schedules"
    )
    sites: dict[str, Site] = Field({"food-portal": Site()}, description="The portals by name")
    topics: dict[str, Topic] = Field({"ruyuan": RUYUAN}, description="The topics by name")
    units: dict[str, StatedUnit] = Field({}, description="Units beyond the built-in table, by name")
    schedules: tuple[Schedule, ...] = Field(
        (
            Schedule(task="discover", every="30m", jitter="2m"),
            Schedule(task="revisit", every="15m", jitter="1m"),
            Schedule(task="sweep", cron="30 3 * * sat", jitter="15m"),
        ),
        description="What runs when",
    )
    statements: tuple[Stated, ...] = Field((), description="What operators state about series")
    notify: Notify = Notify.model_construct()
    watch: Watch = Watch.model_construct()
    backup: Backups = Backups.model_construct()
    retention: Retention = Retention.model_construct()
    raw: Raw = Raw.model_construct()
    web: Web = Web.model_construct()
    sandbox: Sandbox = Sandbox.model_construct()
    fleet: Fleet = Fleet.model_construct()

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the portal's times."""
        return ZoneInfo(self.timezone)

    @property
    def unit_rows(self) -> tuple[Unit, ...]:
        """The rows that the stated units add to the built-in table."""
        return rows_of(self.units)

    @property
    def digest(self) -> str:
        """12 hexadecimal digits that change with any setting, for the record of runs (secrets are not shown by it)."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]

    def site(self, name: str | None) -> tuple[str, Site]:
        """A site by its name, or the only one; ConfigError if there is none such."""
        if name is None and len(self.sites) != 1:
            raise ConfigError(f"name one of the sites: {', '.join(self.sites)}")
        name = name or next(iter(self.sites))
        if name not in self.sites:
            raise ConfigError(f"no site {name!r} in the configuration{_nearest(name, self.sites)}")
        site = self.sites[name]
        return name, site if site.base_url else self._stand_in(site)

    def _stand_in(self, site: Site) -> Site:
        """The site with the sandbox's address; the sandbox is on this machine and needs no sparing."""
        url = os.environ.get(SANDBOX_VARIABLE, f"http://127.0.0.1:{self.sandbox.port}/")
        crawl = site.crawl.model_copy(update={"delay": 0.0, "concurrency": 8})
        return site.model_copy(update={"base_url": url, "allow_private": True, "crawl": crawl})

    @property
    def needs_sandbox(self) -> bool:
        """Whether a site has no address, so that the sandbox stands in."""
        return any(not site.base_url for site in self.sites.values())


def load(path: Path) -> Config:
    """The configuration in a file; ConfigError that names the file, the line and the remedy for each mistake."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}; write one with: monitor init") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    return parse(text, str(path))


def find(path: Path | None) -> Config:
    """The configuration in `path`, or in monitor.toml here if there is one, or the defaults."""
    if path is None and not DEFAULT_FILE.exists():
        return Config()
    return load(path or DEFAULT_FILE)


def parse(text: str, name: str = "monitor.toml") -> Config:
    """The configuration that a TOML text states; ConfigError with all mistakes, a line each."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: not TOML: {error}{_quoting(text)}") from error
    try:
        stated = Config.model_validate(values)
    except ValidationError as error:
        found = [_mistake(text, name, details) for details in error.errors()]
        raise ConfigError("\n".join(dict.fromkeys(found))) from None
    if wrong := [_unit_mistake(text, name, where, message) for where, message in mistakes(stated.units)]:
        raise ConfigError("\n".join(dict.fromkeys(wrong)))
    return stated


def _quoting(text: str) -> str:
    """The remedy for a table with a bare name in Chinese, the commonest slip in TOML here; empty if there is none."""
    tables = re.finditer(r"^[ \t]*\[{1,2}(?:[\w.]+\.)?([^\[\]\"'.\n]+)\]", text, re.MULTILINE)
    found = next((table for table in tables if not table[1].isascii()), None)
    return "" if found is None else f"; a name in Chinese stands in quotation marks: {_quoted(found)}"


def _quoted(found: re.Match[str]) -> str:
    return found[0].strip().replace(found[1], f'"{found[1]}"')


def _unit_mistake(text: str, name: str, where: Sequence[str], message: str) -> str:
    path = ["units", *where]
    return f"{name}, line {_line(text, path)}: {'.'.join(path)}: {message}"


def _mistake(text: str, name: str, details: Any) -> str:
    where = [str(part) for part in details["loc"]]
    place = f"{name}, line {_line(text, where)}: {'.'.join(where)}"
    if details["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return f"{place}: unknown key{_nearest(where[-1], _keys(where[:-1]))}"
    message = details["msg"].removeprefix("Value error, ")
    return f"{place}: {message}"


def _nearest(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), 1, 0.5)
    return f"; did you mean {close[0]!r}?" if close else f"; known are: {', '.join(known)}"


def _keys(where: Sequence[str]) -> list[str]:
    """The keys that the table at `where` may have."""
    table: Any = Config
    for part in where:
        declared = _fields(table).get(part)
        table = declared.annotation if declared is not None else table
        table = next((kind for kind in getattr(table, "__args__", ()) if _fields(kind)), table)
    return [*_fields(table)]


def _fields(table: Any) -> dict[str, Any]:
    return getattr(table, "model_fields", None) or getattr(table, "__dataclass_fields__", {})


def _line(text: str, where: Sequence[str]) -> int:
    """The number of the line that states the key at `where`, or of the table nearest to it; 1 if none does."""
    best, longest = 1, 0
    for number, stated in _stated_keys(text):
        if len(stated) > longest and list(stated) == list(where[: len(stated)]):
            best, longest = number, len(stated)
    return best


def _stated_keys(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each line that states a table or a key: its number, and the key's whole path."""
    table: tuple[str, ...] = ()
    counts: Counter[tuple[str, ...]] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*(\[{1,2})([^\[\]]+)\]", line):
            table = _path(header[2])
            if header[1] == "[[":
                counts[table] += 1
                table = (*table, str(counts[table] - 1))
            yield number, table
        elif key := re.match(r"\s*([\w.\-\"']+)\s*=", line):
            yield number, (*table, *_path(key[1]))


def _path(key: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in key.split("."))
