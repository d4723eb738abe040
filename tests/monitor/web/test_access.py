"""Nobody gets in without an account once there is one, and nobody is made to act by another site's page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path

import httpx
import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Browser, expect
from starlette.routing import Route

from monitor.accounts import Role, key_digest, new_key
from monitor.errors import ConfigError
from monitor.web.app import ROUTES
from monitor.web.server import listen
from monitor.web.throttle import MOST_OF_NAME, WINDOW, Throttle
from storage import Database
from storage.operation import accounts
from storage.operation.accounts import Key, KeyKind
from tests.monitor.web import world
from tests.monitor.web.conftest import Site, reading

PASSWORD = "correct horse battery"
FIELD = re.compile(r'name="form" value="(\w+)"')


@pytest.fixture
def people(site: Site) -> Site:
    """The site once a viewer, an analyst and an operator have accounts."""
    # The cheapest cost that there is: these hashes guard nothing.
    kept = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with site.services.writing.write() as connection:
        for role in Role:
            accounts.add(connection, role.value, role, kept, world.NOW)
    return site


@pytest.fixture
def client(people: Site) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=people.url) as made:
        yield made


def log_in(client: httpx.Client, name: str, password: str = PASSWORD) -> httpx.Response:
    form = FIELD.search(client.get("/login").text)
    assert form
    return client.post(
        "/login", data={"form": form[1], "name": name, "password": password, "next": "/articles?changed=1"}
    )


def test_with_no_account_the_page_is_this_machines_own(site: Site) -> None:
    assert httpx.get(site.url).status_code == 200
    with pytest.raises(ConfigError, match="monitor user add"):
        listen("127.0.0.2", 0)
    listen("127.0.0.2", 0, guarded=True).close()


def test_strangers_are_shown_the_way_in_and_nothing_else(client: httpx.Client) -> None:
    for route in ROUTES:
        if not isinstance(route, Route):
            continue
        path = re.sub(r"\{\w+:int\}", "1", route.path).replace("{what}", "articles").replace("{suffix}", "csv")
        path = re.sub(r"\{\w+\}", "x", path)
        answer = client.get(path)
        if path in ("/login", "/health"):
            assert answer.status_code in (200, 503)
        else:
            assert answer.status_code in (303, 401), path
            assert answer.status_code == 401 or answer.headers["location"].startswith("/login?next="), path
        assert "乳源织密" not in answer.text
    assert client.get("/health").json().keys() == {"state"}


def test_a_password_opens_a_session_that_ends(client: httpx.Client, people: Site) -> None:
    assert log_in(client, "viewer", "wrong password").status_code == 401
    answer = log_in(client, "viewer")
    assert (answer.status_code, answer.headers["location"]) == (303, "/articles?changed=1")
    cookie = SimpleCookie(answer.headers["set-cookie"])["session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "lax"
    assert "乳源织密" in client.get("/articles").text
    with people.services.database.read() as connection:
        assert accounts.by_key(connection, key_digest(cookie.value), KeyKind.SESSION, dt.datetime.now(dt.UTC))
        later = dt.datetime.now(dt.UTC) + dt.timedelta(hours=13)
        assert accounts.by_key(connection, key_digest(cookie.value), KeyKind.SESSION, later) is None
    form = FIELD.search(client.get("/articles").text)
    assert form
    client.post("/logout", data={"form": form[1]})
    client.cookies.set("session", cookie.value)
    assert client.get("/articles").status_code == 303


def test_a_session_that_somebody_else_chose_is_never_ones_own(client: httpx.Client, people: Site) -> None:
    chosen = "A" * 43
    client.cookies.set("session", chosen)
    answer = log_in(client, "viewer")
    given = SimpleCookie(answer.headers["set-cookie"])["session"].value
    assert given != chosen
    with httpx.Client(base_url=people.url) as elsewhere:
        again = SimpleCookie(log_in(elsewhere, "viewer").headers["set-cookie"])["session"].value
    assert again not in (chosen, given), "each way in has a session of its own"
    with httpx.Client(base_url=people.url, cookies={"session": chosen}) as attacker:
        assert attacker.get("/articles").status_code == 303


def test_another_password_ends_the_other_sessions(client: httpx.Client, people: Site) -> None:
    with httpx.Client(base_url=people.url) as elsewhere:
        log_in(elsewhere, "analyst")
        log_in(client, "analyst")
        form = FIELD.search(client.get("/account").text)
        assert form
        fields = {"form": form[1], "password": PASSWORD, "new": "short"}
        assert client.post("/account", data=fields).status_code == 400
        assert client.post("/account", data=fields | {"new": "another long password"}).status_code == 303
        assert client.get("/account").status_code == 200
        assert elsewhere.get("/account").status_code == 303


def test_a_token_reads_and_does_nothing_else(client: httpx.Client, people: Site) -> None:
    token, now = new_key(), dt.datetime.now(dt.UTC)
    with people.services.writing.write() as connection:
        operator = accounts.require(connection, "operator")
        key = Key(KeyKind.TOKEN, "notebook", now, now + dt.timedelta(days=1))
        accounts.add_key(connection, operator.id, key_digest(token), key)
    headers = {"authorization": f"Bearer {token}"}
    assert client.get("/export/articles.csv", headers=headers).status_code == 200
    assert client.get("/articles.atom", auth=("anybody", token)).status_code == 200
    assert client.get("/articles.atom", auth=("anybody", token + "x")).status_code == 401
    assert client.get("/metrics", headers=headers).status_code == 200
    assert client.post("/logout", headers=headers).status_code == 401


@pytest.mark.parametrize("path", ["/metrics", "/api/v1", "/api/v1/articles", "/export/articles.csv", "/changes.atom"])
def test_a_program_without_a_token_is_told_so_and_shown_no_form(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, "www-authenticate" in answer.headers) == (401, True)


def test_another_sites_page_makes_nobody_act(client: httpx.Client) -> None:
    log_in(client, "operator")
    form = FIELD.search(client.get("/articles").text)
    assert form
    posts = [route.path for route in ROUTES if isinstance(route, Route) and "POST" in (route.methods or ())]
    assert "/logout" in posts
    for template in posts:
        path = re.sub(r"\{\w+(:int)?\}", "1", template)
        for headers in (
            {"sec-fetch-site": "cross-site"},
            {"sec-fetch-site": "same-site"},
            {"origin": "http://127.0.0.1:1"},
        ):
            assert client.post(path, data={"form": form[1]}, headers=headers).status_code == 403, path
        assert client.post(path, data={"form": "0" * 64}).status_code == 403, path
        assert client.post(path).status_code == 403, path
    assert client.get("/articles").status_code == 200


def test_each_role_does_what_it_may(client: httpx.Client) -> None:
    kept = {"name": "乳源", "view": "articles", "query": "q=乳源"}
    for name, saves, pauses in (("viewer", 403, 403), ("analyst", 303, 403), ("operator", 400, 303)):
        log_in(client, name)
        form = FIELD.search(client.get("/articles").text)
        assert form
        # The operator comes to a name that is taken by then.
        assert client.post("/saved", data=kept | {"form": form[1]}).status_code == saves
        paused = {"form": form[1], "site": "food-portal", "lasting": "6h", "reason": "test"}
        assert client.post("/runs/pause", data=paused).status_code == pauses
        assert ("立即采集" in client.get("/runs").text) is False
        assert ("/runs/pause" in client.get("/runs").text) is (name == "operator")
        client.cookies.clear()


def test_a_form_larger_than_any_of_ours_is_not_read(client: httpx.Client) -> None:
    assert client.post("/login", content=b"a" * 100_000).status_code == 413


def test_guessing_is_slowed_for_the_name_and_for_the_address(client: httpx.Client) -> None:
    for _ in range(MOST_OF_NAME):
        assert log_in(client, "viewer", "a wrong password").status_code == 401
    refused = log_in(client, "viewer")
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= WINDOW.total_seconds() + 1
    assert log_in(client, "analyst").status_code == 303


def test_the_throttle_lets_go_after_its_window() -> None:
    throttle, now = Throttle(), world.NOW
    for number in range(30):
        throttle.failed("10.0.0.1", f"name {number}", now)
    assert throttle.wait("10.0.0.1", "another", now) == WINDOW
    assert throttle.wait("10.0.0.2", "another", now) == dt.timedelta(0)
    assert throttle.wait("10.0.0.1", "another", now + WINDOW) == dt.timedelta(0)


def test_nobody_is_sent_elsewhere_after_logging_in(client: httpx.Client) -> None:
    for wanted in ("//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example"):
        assert 'name="next" value="/"' in client.get("/login", params={"next": wanted}).text


def test_the_page_is_not_asked_for_by_another_name(client: httpx.Client) -> None:
    assert client.get("/login", headers={"host": "rebound.example"}).status_code == 421


def test_passwords_and_keys_are_not_kept_as_they_are(people: Site, client: httpx.Client) -> None:
    answer = log_in(client, "viewer")
    session = SimpleCookie(answer.headers["set-cookie"])["session"].value
    for file in people.path.parent.glob("monitor.sqlite*"):
        held = file.read_bytes()
        assert PASSWORD.encode() not in held
        assert session.encode() not in held


def test_accounts_on_both_databases(database: Database) -> None:
    with database.write() as connection:
        assert not accounts.exist(connection)
        accounts.add(connection, "wang", Role.ANALYST, "hash", world.NOW)
        account = accounts.require(connection, "wang")
        accounts.add_key(connection, account.id, b"1", Key(KeyKind.TOKEN, "", world.NOW, world.NOW + WINDOW))
        accounts.add_key(connection, account.id, b"2", Key(KeyKind.SESSION, "", world.NOW, world.NOW + WINDOW))
        assert accounts.by_key(connection, b"1", KeyKind.SESSION, world.NOW) is None
        assert accounts.by_key(connection, b"1", KeyKind.TOKEN, world.NOW) == account
        assert accounts.by_key(connection, b"1", KeyKind.TOKEN, world.NOW + WINDOW) is None
        assert accounts.forget(connection, account.id, KeyKind.TOKEN) == 1
        accounts.remove(connection, "wang")
        assert not accounts.exist(connection)


def test_a_person_logs_in_and_out(browser: Browser, people: Site, tmp_path: Path) -> None:
    with reading(browser, people.url) as reader:
        page = reader.open("/changes?kind=figure")
        expect(page).to_have_title(re.compile("登录"))
        page.get_by_label("用户名").fill("analyst")
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        expect(page).to_have_url(f"{people.url}/changes?kind=figure")
        page.get_by_role("link", name="analyst").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("分析员")
        page.get_by_role("button", name="退出").click()
        expect(page).to_have_url(re.compile("/login$"))
        assert reader.complaints == []
