"""Passwords are known again and not kept; keys are not guessed."""

from __future__ import annotations

import pytest

from monitor.accounts import checked_name, checked_password, fits, hashed, key_digest, new_key
from monitor.errors import InputError


def test_a_password_is_known_again_by_its_hash_alone() -> None:
    kept = hashed("正确的 马 电池 订书钉")
    assert kept.startswith("$argon2id$")
    assert fits(kept, "正确的 马 电池 订书钉")
    assert not fits(kept, "正确的 马 电池")
    assert not fits(None, "")
    assert not fits("no hash", "anything")


def test_keys_differ_and_their_digests_tell_nothing() -> None:
    first, second = new_key(), new_key()
    assert first != second
    assert len(key_digest(first)) == 32
    assert first.encode() not in key_digest(first)


@pytest.mark.parametrize("name", ["", "a b", "<b>", "x" * 65, "a\n"])
def test_a_name_is_plain(name: str) -> None:
    with pytest.raises(InputError):
        checked_name(name)


@pytest.mark.parametrize("password", ["", "short", "x" * 1001])
def test_a_password_is_long_enough(password: str) -> None:
    with pytest.raises(InputError):
        checked_password(password)
