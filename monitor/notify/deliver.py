"""One pass: apply the rules to new events, compose messages, send what is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from monitor.config import Config
from monitor.errors import DeliveryError
from monitor.notify import rules
from monitor.notify.entries import Scribe
from monitor.notify.messages import NUMBER, Due, drafts
from monitor.notify.sending import Parcel, Send
from monitor.notify.texts import Words
from monitor.reasons import say
from monitor.settings.base import parse_duration
from monitor.settings.notify import OPERATORS, Channel
from storage import Connection, Database
from storage.operation import deliveries, outbox
from storage.operation.deliveries import Outgoing
from storage.queries import outbox_items

BATCH = 200
# A message whose process died is sent again after this; sending takes seconds.
LEASE = dt.timedelta(minutes=5)
FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Done:
    """What a pass did."""

    routed: int = 0
    composed: int = 0
    sent: int = 0
    failed: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Postman:
    """Delivers by a configuration; `now` and `send` are what the world gives."""

    database: Database
    config: Config
    now: Callable[[], dt.datetime]
    send: Send

    def deliver(self, *, digests: bool = False) -> Done:
        """One pass; with `digests`, those that wait for their hour go out as well."""
        done = Done(routed=self._route())
        if digests:
            with self.database.write() as connection:
                deliveries.hasten_digests(connection, self.now())
        channels = self.config.notify.channels
        awake = {name: channel for name, channel in channels.items() if not self._is_quiet(channel)}
        done = replace(done, held=len(channels) - len(awake))
        done = replace(done, composed=sum(self._compose(name, channel) for name, channel in awake.items()))
        return self._send_all(awake, done)

    def _is_quiet(self, channel: Channel) -> bool:
        return rules.is_quiet(channel, self.config, self.now())

    def _route(self) -> int:
        """How many events the rules were asked about: the deliveries and that they were are one transaction."""
        count = 0
        while True:
            with self.database.write() as connection:
                # Without a channel the rules are not asked: one that is added soon is told of what is new then.
                items = outbox_items.unrouted(connection, BATCH) if self.config.notify.channels else []
                now = self.now()
                found = [route for item in items for route in rules.routes(item, self.config, now)]
                deliveries.route(connection, found)
                outbox.settle(connection, [item.id for item in items], now)
                if not items:
                    stale = now - parse_duration(self.config.notify.give_up)
                    deliveries.drop_strays(connection, list(self.config.notify.channels), stale)
                    return count
            count += len(items)

    def _compose(self, name: str, channel: Channel) -> int:
        """How many messages were made of what is due."""
        scribe = Scribe(Words(channel.language), self._page(), self.config.zone)
        with self.database.write() as connection:
            dues = self._take(connection, name)
            made = 0
            for draft in drafts(dues, scribe, channel.format, self.config.notify.burst):
                deliveries.compose(connection, name, draft.ids, draft.title, draft.body, self.now())
                made += 1
        return made

    def _take(self, connection: Connection, name: str) -> list[Due]:
        """What is due to a channel; what it told of may be gone by now."""
        waiting = deliveries.take_waiting(connection, name, self.now())
        items = {item.id: item for item in outbox_items.by_ids(connection, [one.outbox_id for one in waiting])}
        void = [one.id for one in waiting if items[one.outbox_id].is_void]
        deliveries.drop(connection, void)
        return [Due(one.id, one.mode, items[one.outbox_id]) for one in waiting if one.id not in void]

    def _page(self) -> str:
        web = self.config.web
        return self.config.notify.page.rstrip("/") or f"http://{web.host}:{web.port}"

    def _send_all(self, channels: dict[str, Channel], done: Done) -> Done:
        while True:
            with self.database.write() as connection:
                message = deliveries.take_message(connection, list(channels), self.now(), LEASE)
            if message is None:
                return done
            if self._send(message, channels[message.channel]):
                done = replace(done, sent=done.sent + 1)
            else:
                done = replace(done, failed=done.failed + 1)

    def _send(self, message: Outgoing, channel: Channel) -> bool:
        number = str(message.id)
        try:
            self.send(message.channel, channel, Parcel(number, message.title, message.body.replace(NUMBER, number)))
        except DeliveryError as error:
            self._fail(message, channel, str(error))
            return False
        with self.database.write() as connection:
            deliveries.sent(connection, message.id, self.now())
        return True

    def _fail(self, message: Outgoing, channel: Channel, error: str) -> None:
        now = self.now()
        with self.database.write() as connection:
            if now - message.created_at < parse_duration(self.config.notify.give_up):
                deliveries.not_sent(connection, message.id, error, now + wait(message.attempts))
                return
            deliveries.give_up(connection, message.id, error, now)
            if channel.audience != OPERATORS:
                # To the operators only: a notice about a notice that fails would never end.
                title = say("message-undelivered", channel=message.channel)
                notice = outbox.trouble(f"message:{message.id}:failed", "undelivered", now, title, error)
                outbox.put(connection, [notice])


def wait(attempts: int) -> dt.timedelta:
    """How long until a message that failed so many times is tried again: twice as long each time, up to six hours.

    >>> wait(1), wait(4), wait(50)
    (datetime.timedelta(seconds=60), datetime.timedelta(seconds=480), datetime.timedelta(seconds=21600))
    """
    return min(FIRST_WAIT * (1 << min(attempts - 1, 20)), LONGEST_WAIT)
