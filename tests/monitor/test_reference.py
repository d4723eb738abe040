"""The commented configuration states every setting, and is right when its comments are taken away."""

from __future__ import annotations

import re
from pathlib import Path

from monitor.config import Config, parse
from monitor.reference import settings, template

DOCS = Path(__file__).parent.parent.parent / "docs" / "configuration.md"


def test_the_template_is_the_default_configuration() -> None:
    assert parse(template()) == Config()


def test_the_template_takes_the_address() -> None:
    assert parse(template("http://portal.example/")).site(None)[1].base_url == "http://portal.example/"


def test_each_shown_default_is_valid() -> None:
    shown = re.sub(r"^# (\w+ = |\[)", r"\1", template(), flags=re.MULTILINE)
    shown = shown.replace('cron = "5 8-20 * * *"\n', "")
    assert parse(shown).web == Config().web


def test_the_docs_explain_every_setting() -> None:
    text = DOCS.read_text(encoding="utf-8")
    missing = [setting.key for setting in settings() if f"`{setting.key}`" not in text]
    assert missing == []
