"""Accounts for the page: `monitor user`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.accounts import Role, checked_name, checked_password, hashed, key_digest, new_key
from monitor.cli.output import JSON_HELP, local, print_json, print_table
from monitor.cli.setup import config_of, database_of
from monitor.errors import InputError

if TYPE_CHECKING:
    from storage.operation.accounts import Key

Name = Annotated[str, typer.Argument(help="Name of the account.")]
PasswordFile = Annotated[
    Path | None,
    typer.Option(help="File whose first line is the password; -: standard input. Default: it is asked for."),
]
user = typer.Typer(
    help="Accounts for the page: who may look, name series, start runs.", no_args_is_help=True, rich_markup_mode=None
)


@user.command()
def add(
    context: typer.Context,
    name: Name,
    role: Annotated[Role, typer.Option(help="viewer: looks; analyst: saves and names too; operator: runs too.")],
    password_file: PasswordFile = None,
) -> None:
    """Create an account; once there is one, everybody has to log in to the page.

    Example: monitor user add wang --role analyst
    """
    from storage.operation import accounts

    checked_name(name)
    password = hashed(checked_password(_password(password_file)))
    with database_of(context).write() as connection:
        accounts.add(connection, name, role, password, _now())
    sys.stdout.write(f"{name} may log in as {role.value}\n")


@user.command()
def password(context: typer.Context, name: Name, password_file: PasswordFile = None) -> None:
    """Change an account's password and end its sessions.

    Example: monitor user password wang
    """
    from storage.operation import accounts

    database = database_of(context)
    with database.read() as connection:
        found = accounts.require(connection, name)
    kept = hashed(checked_password(_password(password_file)))
    with database.write() as connection:
        accounts.set_password(connection, found.id, kept)
    sys.stdout.write(f"{name} has a new password\n")


@user.command(name="list")
def list_(context: typer.Context, json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False) -> None:
    """List the accounts with their sessions and tokens.

    Example: monitor user list
    """
    from storage.operation import accounts
    from storage.operation.accounts import KeyKind

    with database_of(context).read() as connection:
        found = [(one, accounts.keys(connection, one.id)) for one in accounts.every(connection)]
    if json:
        print_json(
            [{"name": one.name, "role": one.role, "created_at": one.created_at, "keys": keys} for one, keys in found]
        )
        return
    zone = config_of(context).zone
    rows = [
        (one.name, one.role.value, local(one.created_at, zone), _count(keys, KeyKind.SESSION), _count(keys, KeyKind.TOKEN))
        for one, keys in found
    ]  # fmt: skip
    print_table(
        ("name", "role", "since", "sessions", "tokens"),
        rows,
        "no accounts: the page is available only on this machine",
    )


@user.command()
def remove(context: typer.Context, name: Name) -> None:
    """Remove an account with its sessions and tokens.

    Example: monitor user remove wang
    """
    from storage.operation import accounts

    with database_of(context).write() as connection:
        accounts.remove(connection, name)
    sys.stdout.write(f"{name} no longer has an account\n")


@user.command()
def token(
    context: typer.Context,
    name: Name,
    days: Annotated[int, typer.Option(min=1, max=3650, help="How long it is valid.")] = 90,
    label: Annotated[str, typer.Option(help="What it is for.")] = "",
    revoke: Annotated[bool, typer.Option("--revoke", help="Revoke all tokens of the account instead.")] = False,
) -> None:
    """Create a token with which a program can read the page, its API, exports and feeds; it is shown once.

    Send it as `Authorization: Bearer TOKEN`; feed readers send it as the password, with any user name.
    Example: monitor user token wang --days 30 --label notebook
    """
    from storage.operation import accounts
    from storage.operation.accounts import Key, KeyKind

    with database_of(context).write() as connection:
        found = accounts.require(connection, name)
        if revoke:
            ended = accounts.forget(connection, found.id, KeyKind.TOKEN)
            sys.stdout.write(f"{ended} tokens of {name} revoked\n")
            return
        key, now = new_key(), _now()
        accounts.add_key(
            connection, found.id, key_digest(key), Key(KeyKind.TOKEN, label, now, now + dt.timedelta(days=days))
        )
    sys.stdout.write(key + "\n")


def _now() -> dt.datetime:
    """Our own time, not a sandbox's: accounts are for people."""
    return dt.datetime.now(dt.UTC)


def _count(keys: list[Key], kind: str) -> int:
    return sum(1 for key in keys if key.kind == kind)


def _password(file: Path | None) -> str:
    if file is None:
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read the password from {file}: {error}") from error
    return text.split("\n", 1)[0]
