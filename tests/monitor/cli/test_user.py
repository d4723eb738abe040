"""Accounts are made, listed and removed at the command line; secrets are shown once or never."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.databases import new_sqlite
from tests.monitor.cli.conftest import Command


@pytest.fixture
def kept(command: Command, tmp_path: Path) -> Command:
    (tmp_path / "password").write_text("correct horse battery\n", encoding="utf-8")
    (tmp_path / "short").write_text("short\n", encoding="utf-8")
    new_sqlite(tmp_path / "var" / "monitor.sqlite").close()
    return command


def test_an_account_from_its_making_to_its_end(kept: Command) -> None:
    assert "no accounts" in kept("user", "list").err
    assert kept("user", "add", "wang", "--role", "analyst", "--password-file", "password").status == 0
    token = kept("user", "token", "wang", "--days", "30", "--label", "notebook").out.strip()
    assert token.startswith("mon_")
    [found] = kept("user", "list", "--json").records
    assert (found["name"], found["role"], found["keys"][0]["label"]) == ("wang", "analyst", "notebook")
    assert kept("user", "password", "wang", "--password-file", "password").status == 0
    assert kept("user", "token", "wang", "--revoke").out.startswith("1 token")
    assert kept("user", "remove", "wang").status == 0
    assert kept("user", "list", "--json").records == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add", "wang li", "--role", "viewer", "--password-file", "password"), "no name for an account"),
        (("add", "wang", "--role", "viewer", "--password-file", "short"), "10 to 1000 characters"),
        (("add", "wang", "--role", "viewer", "--password-file", "nowhere"), "cannot read the password from nowhere"),
        (("remove", "nobody"), "no account 'nobody'"),
        (("token", "nobody"), "no account 'nobody'"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(kept: Command, arguments: tuple[str, ...], told: str) -> None:
    ended = kept("user", *arguments)
    assert ended.status == 1
    assert told in ended.err


def test_a_name_is_given_once(kept: Command) -> None:
    wanted = ("user", "add", "wang", "--role", "viewer", "--password-file", "password")
    assert kept(*wanted).status == 0
    assert "already exists" in kept(*wanted).err
