"""Every event reaches each of its channels in exactly one message, in order of importance, whatever fails on the way."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from monitor.config import Config, parse
from monitor.errors import DeliveryError
from monitor.notify.deliver import LEASE, Postman
from monitor.notify.sending import Parcel
from monitor.reasons import say
from monitor.settings.notify import Channel
from storage.operation import deliveries, outbox
from storage.operation.deliveries import Logged
from tests.monitor.notify.world import Box, World, figure_change

TEAM = '[notify.channels.team]\nurl = "json://127.0.0.1:9"\n'
DESK = '[notify.channels.desk]\nurl = "json://127.0.0.1:9"\naudience = "operators"\nlanguage = "en"\n'


def postman(world: World, text: str = TEAM, send: Callable[[str, Channel, Parcel], None] | None = None) -> Postman:
    return Postman(world.database, parse(text), world.now, send or Box())


def log(world: World, **wanted: Any) -> list[Logged]:
    with world.database.read() as connection:
        return deliveries.log(connection, limit=None, **wanted)


def test_an_event_is_told_once_however_often_the_post_goes(world: World) -> None:
    box = Box()
    world.changed(world.article(), figure_change("8000000", "9000000"))
    for _ in range(3):
        postman(world, send=box).deliver()
        world.later(hours=1)
    assert box.titles == ["数字有改动：乳源村集体增收"]
    [line] = log(world)
    assert (line.kind, line.channel, line.state, line.attempts) == ("figure", "team", "sent", 1)


def test_a_message_has_both_values_the_sentences_and_links(world: World) -> None:
    box = Box()
    [change] = world.changed(world.article(), figure_change("8000000", "9000000"))
    postman(world, TEAM + 'format = "text"\n', box).deliver()
    body = box.taken[0][1].body
    assert "村集体经济收入：8,000,000 元 → 9,000,000 元 (+1,000,000 +12.5%)" in body
    assert "原文：收入达8000000元。\n现文：收入达9000000元。" in body
    assert f"http://127.0.0.1:8600/changes/{change}\n原网页：http://portal.example/1.html" in body
    assert "消息编号 1" in body


def test_a_message_in_english_as_html_is_escaped(world: World) -> None:
    box = Box()
    world.changed(world.article("<script>乳源\r\nBcc: x@y.example"), figure_change("1", "2"))
    postman(world, TEAM + 'language = "en"\n[notify]\npage = "https://monitor.example/"', box).deliver()
    [(_, parcel)] = box.taken
    assert parcel.title == "Figure changed: <script>乳源 Bcc: x@y.example"
    assert "&lt;script&gt;" in parcel.body
    assert "<script>" not in parcel.body
    assert "<del>1 元</del> → <ins><b>2 元</b></ins> (+1 +100.0%)" in parcel.body
    assert 'href="https://monitor.example/changes/' in parcel.body


def test_what_became_of_one_page_at_once_is_one_message(world: World) -> None:
    box = Box()
    page = world.article()
    world.changed(page, figure_change("10", "11", importance=0.6), figure_change("10", "99", importance=0.9))
    postman(world, TEAM, box).deliver()
    [(_, parcel)] = box.taken
    assert parcel.title == "数字有改动：乳源村集体增收 (等 2 项)"
    assert parcel.body.index("99 元") < parcel.body.index("11 元")
    assert [line.message for line in log(world)] == [1, 1]


def test_a_flood_is_one_message(world: World) -> None:
    box = Box()
    for _ in range(8):
        world.changed(world.article(), figure_change("10", "11"))
    postman(world, TEAM + "[notify]\nburst = 7", box).deliver()
    assert box.titles == ["乳源监测：8 条消息"]
    assert len(log(world, state="sent")) == 8


def test_a_digest_waits_for_its_hour_and_is_in_order_of_importance(world: World) -> None:
    box = Box()
    text = TEAM + '[[notify.rules]]\nwhen = "daily"\n'
    for importance in (0.3, 0.9, 0.6):
        world.changed(world.article(f"第{importance}条"), figure_change("10", "11", importance=importance))
        world.later(hours=1)
    postman(world, text, box).deliver()
    assert (box.taken, {line.state for line in log(world)}) == ([], {"waiting"})
    world.at = world.at.replace(hour=8, minute=30) + dt.timedelta(days=1)
    postman(world, text, box).deliver()
    [(_, parcel)] = box.taken
    assert parcel.title == "日报：3 条消息"
    assert parcel.body.index("第0.9条") < parcel.body.index("第0.6条") < parcel.body.index("第0.3条")


def test_a_long_digest_is_sent_in_parts_that_leave_nothing_out(world: World) -> None:
    box = Box()
    page = world.article()
    world.changed(page, *(figure_change("10", str(11 + n)) for n in range(70)))
    postman(world, TEAM + '[[notify.rules]]\nwhen = "weekly"\n', box).deliver(digests=True)
    assert box.titles == ["周报 1/3：70 条消息", "周报 2/3：70 条消息", "周报 3/3：70 条消息"]
    text = "".join(parcel.body for _, parcel in box.taken)
    assert all(f"<b>{11 + n} 元</b>" in text for n in range(70))


def test_quiet_hours_hold_messages(world: World) -> None:
    box = Box()
    text = TEAM + 'quiet = "09:00-11:00"\n'
    world.changed(world.article(), figure_change("10", "11"))
    assert postman(world, text, box).deliver().held == 1
    assert box.taken == []
    world.later(hours=1)
    postman(world, text, box).deliver()
    assert len(box.taken) == 1


def test_operators_hear_of_trouble_and_analysts_of_news(world: World) -> None:
    box = Box()
    world.changed(world.article(), figure_change("10", "11"))
    world.trouble("the list of 农业消息 is not found any more")
    postman(world, TEAM + DESK, box).deliver()
    assert sorted((name, parcel.title) for name, parcel in box.taken) == [
        ("desk", "Incident: the list of 农业消息 is not found any more"),
        ("team", "数字有改动：乳源村集体增收"),
    ]


def test_a_failed_message_is_tried_again_after_longer_and_longer_waits(world: World) -> None:
    box = Box(broken={"team"})
    world.changed(world.article(), figure_change("10", "11"))
    waits = []
    for _ in range(4):
        before = world.at
        while not postman(world, TEAM, box).deliver().failed:
            world.later(seconds=30)
        waits.append(world.at - before)
    assert [wait.total_seconds() for wait in waits] == [0, 60, 120, 240]
    [line] = log(world)
    assert (line.state, line.attempts, line.error) == ("open", 4, "connection refused")
    box.broken.clear()
    world.later(hours=6)
    postman(world, TEAM, box).deliver()
    assert [line.state for line in log(world)] == ["sent"]
    assert len(box.taken) == 1


def test_a_message_that_cannot_be_delivered_is_given_up_told_to_operators_and_can_be_tried_again(world: World) -> None:
    box = Box(broken={"team"})
    world.changed(world.article(), figure_change("10", "11"))
    postman(world, TEAM + DESK, box).deliver()
    world.later(days=4)
    postman(world, TEAM + DESK, box).deliver()
    postman(world, TEAM + DESK, box).deliver()
    assert [line.state for line in log(world, channel="team")] == ["failed"]
    assert box.titles == ["Message not delivered: channel team could not be reached: a message was given up"]
    box.broken.clear()
    with world.database.write() as connection:
        assert deliveries.reopen(connection, world.at) == 1
    postman(world, TEAM + DESK, box).deliver()
    assert [line.state for line in log(world, channel="team")] == ["sent"]


@pytest.mark.parametrize("step", range(1, 8))
def test_whenever_the_post_dies_each_event_is_logged_as_sent_in_one_message(world: World, step: int) -> None:
    """The process ends at its nth step: before or after each transaction and each handing over."""
    box = Box()
    page = world.article()
    keys = world.changed(page, figure_change("10", "11")) + world.changed(world.article(), figure_change("1", "2"))
    world.trouble("the disk is nearly full")
    dying = Dying(box, step)
    with pytest.raises(Dead):
        Postman(world.database, parse(TEAM + DESK), dying.now(world), dying).deliver()
    for _ in range(2):
        world.later(minutes=LEASE.total_seconds() / 60 + 1)
        postman(world, TEAM + DESK, box).deliver()
    lines = log(world)
    assert Counter((line.key, line.channel) for line in lines) == Counter(
        {**{(f"change:{key}", "team"): 1 for key in keys}, ("incident:5", "desk"): 1}
    )
    assert {line.state for line in lines} == {"sent"}
    # On the wire a message may come twice, if the process died between handing it over and noting so.
    arrived = Counter(parcel.number for _, parcel in box.taken)
    assert set(arrived) == {str(line.message) for line in lines}
    assert len(arrived) == 3
    assert sum(arrived.values()) <= 4


class Dead(BaseException):
    """The process is gone."""


class Dying:
    """Counts the steps of a pass (asking for the time, handing over) and ends it at one of them."""

    def __init__(self, box: Box, last: int) -> None:
        self.box, self.left = box, last

    def step(self) -> None:
        self.left -= 1
        if self.left <= 0:
            raise Dead

    def now(self, world: World) -> Callable[[], dt.datetime]:
        def tell() -> dt.datetime:
            self.step()
            return world.at

        return tell

    def __call__(self, name: str, channel: Channel, parcel: Parcel) -> None:
        self.box(name, channel, parcel)
        self.step()


def test_what_is_no_longer_kept_is_not_told(world: World) -> None:
    box = Box()
    world.changed(world.article(), figure_change("10", "11"))
    text = TEAM + '[[notify.rules]]\nwhen = "daily"\n'
    postman(world, text, box).deliver()
    with world.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM changes")
    postman(world, text, box).deliver(digests=True)
    assert (box.taken, [line.state for line in log(world)]) == ([], ["dropped"])


def test_a_channel_that_was_taken_away_keeps_nothing_waiting_for_ever(world: World) -> None:
    world.changed(world.article(), figure_change("10", "11"))
    postman(world, TEAM + '[[notify.rules]]\nwhen = "daily"\n').deliver()
    world.later(days=5)
    Postman(world.database, Config(), world.now, Box()).deliver()
    assert [line.state for line in log(world)] == ["dropped"]


def test_one_channel_that_fails_does_not_keep_the_others_waiting(world: World) -> None:
    box = Box(broken={"team"})
    world.changed(world.article(), figure_change("10", "11"))
    postman(world, TEAM + '[notify.channels.second]\nurl = "json://x"\n', box).deliver()
    assert [name for name, _ in box.taken] == ["second"]


def test_an_address_that_cannot_be_resolved_is_named(world: World) -> None:
    from monitor.notify.sending import send

    channel = Channel.model_validate({"url": "env:MONITOR_NO_SUCH_VARIABLE"})
    with pytest.raises(DeliveryError, match=r"notify\.channels\.team\.url: .*MONITOR_NO_SUCH_VARIABLE is not set"):
        send("team", channel, Parcel("1", "t", "b"))


def test_a_channel_that_is_added_is_told_of_what_is_new_and_of_nothing_old(world: World) -> None:
    box = Box()
    world.changed(world.article("昨日旧闻"), figure_change("10", "11"))
    world.later(days=4)
    world.changed(world.article("乳源新闻"), figure_change("10", "11"))
    assert Postman(world.database, Config(), world.now, box).deliver().routed == 0
    postman(world, TEAM, box).deliver()
    assert box.titles == ["数字有改动：乳源新闻"]


@pytest.mark.parametrize(
    ("language", "title", "body"),
    [
        ("zh", "异常：food-portal：列表变短", "14 个列表中有 6 个行数比平常少（只有平常的 63%）"),
        ("en", "Incident: food-portal: short-lists", "6 of 14 lists show fewer rows than usual (63% of them)"),
    ],
)
def test_an_incident_is_told_in_the_language_of_its_channel(world: World, language: str, title: str, body: str) -> None:
    says = say("health-lists", bad=6, all=14, share=63)
    heading = say("incident-opened", site="food-portal", kind="short-lists")
    with world.database.write() as connection:
        outbox.put(connection, [outbox.trouble("incident:1:opened", "incident", world.now(), heading, says)])
    taken: list[Parcel] = []
    postman(
        world, DESK.replace('"en"', f'"{language}"'), lambda _name, _channel, parcel: taken.append(parcel)
    ).deliver()
    [parcel] = taken
    assert parcel.title == title
    assert body in parcel.body
