"""Messages arrive at a webhook and a mail server as they were written; no secret is told when they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import DeliveryError
from monitor.notify.entries import one_line
from monitor.notify.sending import Parcel, send, without_secrets
from monitor.settings.notify import Channel
from tests.monitor.notify.world import mail_server, webhook

PARCEL = Parcel("17", "数字有改动：乳源", "<p>8,000,000 元 → <b>9,000,000 元</b></p>")


def channel(url: str, form: str = "html") -> Channel:
    return Channel.model_validate({"url": url, "format": form})


def test_a_webhook_gets_title_body_and_number() -> None:
    with webhook() as hook:
        send("team", channel(f"json://127.0.0.1:{hook.port}/news"), PARCEL)
        [(headers, taken)] = hook.taken
    assert headers["x-monitor-message"] == "17"
    assert (taken["title"], taken["message"]) == (PARCEL.title, PARCEL.body)


def test_a_mail_has_a_plain_and_an_html_part_and_one_subject() -> None:
    hostile = Parcel("18", one_line("数字有改动：乳源\r\nBcc: everyone@y.example\u2028X-Evil: 1"), PARCEL.body)
    with mail_server() as (port, mails):
        url = f"mailto://127.0.0.1:{port}/?from=monitor@portal.example&to=team@portal.example&mode=insecure"
        send("team", channel(url), hostile)
    [mail] = mails
    assert mail["subject"] == "数字有改动：乳源 Bcc: everyone@y.example X-Evil: 1"
    assert (mail["bcc"], mail["x-evil"], mail["x-monitor-message"]) == (None, None, "18")
    assert mail["to"] == "team@portal.example"
    kinds = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
    assert "<b>9,000,000 元</b>" in kinds["text/html"]
    assert "8,000,000 元 → 9,000,000 元" in kinds["text/plain"]


def test_a_refusal_says_why_and_tells_no_secret() -> None:
    with webhook() as hook:
        hook.statuses.append(403)
        url = f"json://robot:geheim99@127.0.0.1:{hook.port}/hooks/t0k3nt0k3n"
        with pytest.raises(DeliveryError, match="403") as raised:
            send("team", channel(url), PARCEL)
    assert not any(secret in str(raised.value) for secret in ("geheim99", "t0k3nt0k3n", "robot"))


def test_a_server_that_is_not_there_is_said_to_be_so() -> None:
    with pytest.raises(DeliveryError, match=r"127\.0\.0\.1"):
        send("team", channel("json://127.0.0.1:9/"), PARCEL)


def test_an_address_of_no_known_service_is_refused_unseen() -> None:
    with pytest.raises(DeliveryError, match=r"notify.channels.team.url is no address that Apprise knows") as raised:
        send("team", channel("nosuch://geheim99"), PARCEL)
    assert "geheim99" not in str(raised.value)


def test_a_secret_may_come_from_the_environment_or_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    with webhook() as hook:
        monkeypatch.setenv("MONITOR_TEAM_URL", f"json://127.0.0.1:{hook.port}")
        send("team", channel("env:MONITOR_TEAM_URL"), PARCEL)
        assert len(hook.taken) == 1


@given(st.text(max_size=200))
def test_no_text_makes_a_second_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert len(line) <= 120


@given(st.text("abcdefgh0123456789", min_size=4, max_size=20))
def test_no_part_of_an_address_is_said(secret: str) -> None:
    said = f"could not send to {secret} (HTTP 500)"
    assert secret not in without_secrets(said, f"wecombot://{secret}").replace("could not send to", "")
