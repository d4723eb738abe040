"""What takes long to find is remembered, given at once and found anew behind the reader's back."""

from __future__ import annotations

import threading

import pytest

from monitor.errors import DatabaseError
from monitor.web.memory import LEAST, QUICK, TIMES, Memory


def test_an_old_answer_that_took_long_is_given_while_the_new_one_is_found() -> None:
    now = [0.0]
    memory = Memory(lambda: now[0])
    answers = iter(("first", "second"))

    def slowly() -> str:
        now[0] += 2 * QUICK
        return next(answers)

    assert memory.get("name", slowly) == "first"
    assert memory.get("name", slowly) == "first"
    now[0] += max(LEAST, TIMES * 2 * QUICK) + 1
    found = threading.Event()

    def find() -> str:
        answer = next(answers)
        found.set()
        return answer

    assert memory.get("name", find) == "first"
    assert found.wait(20)
    for thread in threading.enumerate():
        if thread.name == "memory name":
            thread.join(20)
    assert memory.get("name", find) == "second"


def test_an_old_answer_that_is_quickly_found_is_found_anew_at_once() -> None:
    now = [0.0]
    memory = Memory(lambda: now[0])
    assert memory.get("name", lambda: "first") == "first"
    now[0] = LEAST + 1
    assert memory.get("name", lambda: "second") == "second"


def test_names_are_kept_apart() -> None:
    memory = Memory()
    assert memory.get("one", lambda: 1) == 1
    assert memory.get("two", lambda: "2") == "2"


def test_nobody_waits_long_for_the_first_answer() -> None:
    memory, may_end = Memory(), threading.Event()

    def find() -> str:
        may_end.wait(20)
        return "found"

    assert memory.soon("name", find, 0.01) is None
    assert memory.is_busy
    may_end.set()
    assert memory.soon("name", find, 20) == "found"
    assert memory.soon("name", lambda: "anew", 0.0) == "found"


def test_what_cannot_be_found_is_told() -> None:
    def find() -> str:
        raise DatabaseError("gone")

    with pytest.raises(DatabaseError, match="gone"):
        Memory().soon("name", find, 20)


def test_first_answers_are_found_beforehand() -> None:
    memory, found = Memory(), threading.Event()
    memory.begin({"one": lambda: 1, "two": lambda: (2, found.set())[0]})
    assert found.wait(20)
    assert memory.get("one", lambda: 0) == 1
