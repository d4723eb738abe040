"""What every view needs: the database, the configuration, the clock, the reader's language, and rendering."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import jinja2
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from monitor.accounts import Role
from monitor.config import Config
from monitor.errors import InputError
from monitor.extras import is_installed
from monitor.reasons import say
from monitor.series.records import details
from monitor.web import people, shown
from monitor.web.memory import Memory
from monitor.web.plot.marks import marks
from monitor.web.plot.scales import spoken
from monitor.web.reasons import said_in
from monitor.web.texts import OF_FIELDS, PARAMS, TEXTS, VALUES
from storage import Database

LANGUAGES = ("zh", "en")
FOLDER = Path(__file__).parent
# A year: the language is no secret and is kept on this machine.
KEEP_LANGUAGE = 365 * 86400


@dataclass(frozen=True, slots=True)
class Firing:
    """A time at which a task of the plan is due."""

    at: dt.datetime
    job: str


@dataclass(frozen=True, slots=True)
class Services:
    """What the views work with: `now` gives the time, `firings` the next times of the schedule (none if none is followed).

    `speed` is how many times faster than real time the clock runs beside a sandbox; `wall` is real time, by which sessions
    end. `writable` is the database opened for writing, None where the page may only read; `start` starts a crawl, given
    its mode, its site and who asked for it.
    """

    database: Database
    config: Config
    now: Callable[[], dt.datetime]
    firings: Callable[[int], Iterable[Firing]] = lambda count: ()  # noqa: ARG005 (any count of none is none)
    speed: float = 1.0
    writable: Database | None = None
    start: Callable[[str, str, str], None] | None = None
    wall: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)

    @property
    def writing(self) -> Database:
        """The database opened for writing; InputError where the page may only read."""
        if self.writable is None:
            raise InputError(say("page-reads"))
        return self.writable


@dataclass(frozen=True, slots=True)
class Words:
    """The page's own words in one language."""

    language: str

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with the values put in, `{s}` where there is not just one; KeyError for an unknown key.

        >>> Words("en")("count.articles", n=1), Words("en")("count.articles", n="1,200")
        ('1 article', '1,200 articles')
        """
        plural = "" if str(values.get("n")) == "1" else "s"
        return TEXTS[key][LANGUAGES.index(self.language)].format(s=plural, **values)

    def param(self, name: str) -> str:
        """What a parameter of an address is called."""
        key = PARAMS.get(name, name)
        return self(key) if key in TEXTS else name

    def field(self, name: str, said: str) -> str:
        """A figure's field as the page says it."""
        if name == "period":
            return shown.period(said, self.language)
        sort = OF_FIELDS.get(name)
        return self.value(sort, said) if sort and said else said

    def reason(self, text: str | None) -> str:
        """What is kept of why something is so, as the page says it; empty for nothing."""
        return said_in(self.language, text) if text else ""

    def reasons(self, texts: Iterable[str]) -> str:
        """Several reasons in one line."""
        return ("；" if self.language == "zh" else "; ").join(map(self.reason, texts))

    @property
    def colon(self) -> str:
        """What stands between a name and what is said of it."""
        return "：" if self.language == "zh" else ": "

    def job(self, name: str) -> str:
        """What an entry of the plan is called: its task, and its site."""
        task, _, site = name.partition(" ")
        return f"{self.value('task', task)} {site}".rstrip()

    def cause(self, text: str) -> str:
        """What made a run."""
        who = text.removeprefix("page: ")
        return self("cause.page", who=who) if who != text else self.value("cause", text)

    def span(self, text: str) -> str:
        """A duration of the configuration (`30m`) in words."""
        number, unit = text[:-1].strip(), text[-1:]
        return self(f"span.{unit}", n=number) if number.isdigit() and f"span.{unit}" in TEXTS else text

    def value(self, sort: str, value: object) -> str:
        """What a value of an enumeration is called; itself if it has no name."""
        names = VALUES[sort].get(str(value))
        return names[LANGUAGES.index(self.language)] if names else str(value)


def services_of(request: Request) -> Services:
    """The services of the application that a request came to."""
    services: Services = request.app.state.services
    return services


def memory_of(request: Request) -> Memory:
    """What the application remembers."""
    found: Memory = request.app.state.memory
    return found


def numbered(request: Request, what: str) -> int:
    """The number in an address; 404 for one that is greater than any that the database gives."""
    number: int = request.path_params[what]
    if number >= 2**31:
        raise HTTPException(404)
    return number


def words_of(request: Request) -> Words:
    """The words of the language that the address, or else the reader's last choice, names; Chinese by default."""
    for choice in (request.query_params.get("lang"), request.cookies.get("lang")):
        if choice in LANGUAGES:
            return Words(choice)
    return Words(LANGUAGES[0])


def address(path: str, params: Mapping[str, Any], **changes: Any) -> str:
    """An address of ours with parameters, some of them changed; empty ones are left out."""
    wanted = {key: value for key, value in {**params, **changes}.items() if value not in (None, "", False)}
    query = urlencode({key: "1" if value is True else value for key, value in wanted.items()}, doseq=True)
    return f"{path}?{query}" if query else path


def safe_link(url: str | None) -> str | None:
    """An address from outside if it may be made a link: http and https only."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"address": address, "safe_link": safe_link, "said_in": said_in, "is_installed": is_installed}
    made.filters |= {
        "amount": shown.amount, "bytes": shown.size, "took": shown.took, "percent": shown.percent, "signed": shown.signed,
        "thousands": shown.thousands, "digits": lambda value: shown.digits(Decimal(str(value))), "said": shown.said, "bounds": shown.bounds, "spoken": spoken, "period": shown.period, "marked": shown.marked, "marks": marks, "published": shown.published,
        "details": details, "pair": lambda value: (value, value), "counted": lambda pair: (pair[0], f"{pair[0]} ({pair[1]})"),
    }  # fmt: skip
    return made


TEMPLATES = _environment()


def _params(request: Request) -> dict[str, str | list[str]]:
    """The view's parameters in the address, those that are given several times as lists."""
    found: dict[str, list[str]] = {}
    for key, value in request.query_params.multi_items():
        if value and key not in ("lang", "fragment"):
            found.setdefault(key, []).append(value)
    return {key: values[0] if len(values) == 1 else values for key, values in found.items()}


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of a template in the reader's language, which is remembered if the address names it."""
    words, services = words_of(request), services_of(request)
    params = _params(request)
    other = LANGUAGES[1 - LANGUAGES.index(words.language)]
    common = {
        "t": words,
        "here": request.url.path,
        "params": params,
        "other_language": address(request.url.path, params, lang=other),
        "local": shown.Local(services.config.zone),
        "fragment": "fragment" in request.query_params,
        "person": people.person_of(request),
        "may": lambda role: people.may(request, Role(role)),
    }
    cookie = None if people.form_secret(request) else people.new_form_cookie()
    common["form"] = people.form_secret(request) or people.of_cookie(cookie or "")
    response = HTMLResponse(TEMPLATES.get_template(template).render(common | values), status)
    response.headers["cache-control"] = "private, no-cache"
    if cookie is not None:
        people.set_cookie(request, response, people.FORM, cookie, samesite="strict")
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie("lang", words.language, max_age=KEEP_LANGUAGE, httponly=True, samesite="lax")
    return response
