"""Sending through Apprise: one message to one address, whose secrets never appear in what is said about it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

import apprise

from monitor.errors import DeliveryError
from monitor.settings.base import resolve
from monitor.settings.notify import Channel

# Services whose addresses take headers of ours: there the message's number can be seen by a program.
WITH_HEADERS = ("json", "jsons", "xml", "xmls", "form", "forms", "mailto", "mailtos")
HEADER = "X-Monitor-Message"
HIDDEN = "****"
# Shorter parts of an address are words such as "json"; hiding them would make an error unreadable.
SHORTEST_SECRET = 4


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent: the message's number, its one-line title and its body."""

    number: str
    title: str
    body: str


Send = Callable[[str, Channel, Parcel], None]


def send(name: str, channel: Channel, parcel: Parcel) -> None:
    """Hand a message to a channel's service; DeliveryError with the reason if it does not take it."""
    try:
        url = resolve(channel.url.get_secret_value())
    except ValueError as error:
        raise DeliveryError(f"notify.channels.{name}.url: {error}") from error
    with _listening() as heard:
        service = apprise.Apprise(asset=apprise.AppriseAsset(app_id="monitor", app_desc="monitor", async_mode=False))
        if not service.add(_numbered(url, parcel.number)):
            raise DeliveryError(
                f"notify.channels.{name}.url is no address that Apprise knows; see its list of services"
            )
        body_format = apprise.NotifyFormat.HTML if channel.format == "html" else apprise.NotifyFormat.TEXT
        taken = service.notify(body=parcel.body, title=parcel.title, body_format=body_format)
    if not taken:
        said = " ".join(dict.fromkeys(heard.lines)) or "the service did not take the message"
        raise DeliveryError(without_secrets(said, url)[:500])


def _numbered(url: str, number: str) -> str:
    if url.partition("://")[0].lower() not in WITH_HEADERS:
        return url
    return f"{url}{'&' if '?' in url else '?'}+{HEADER}={quote(number)}"


class _Listener(logging.Handler):
    """Hears what Apprise says of a failure."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self._logger = logging.getLogger("apprise")

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line that says what went wrong; exceptions of the network are said at the level of debugging."""
        line = record.getMessage()
        if record.levelno >= logging.WARNING or "Exception" in line:
            self.lines.append(line)

    def __enter__(self) -> _Listener:
        self._before = (self._logger.level, self._logger.propagate)
        self._logger.setLevel(logging.DEBUG)
        self._logger.propagate = False
        self._logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)
        self._logger.level, self._logger.propagate = self._before


_listening = _Listener


def without_secrets(text: str, url: str) -> str:
    """The text with every part of an address hidden that may be a password or a token.

    >>> without_secrets("refused by hook.example: abcdef", "json://user:geheim@hook.example/abcdef")
    'refused by hook.example: ****'
    """
    for part in sorted(_parts(url), key=len, reverse=True):
        text = text.replace(part, HIDDEN)
    return text


def _parts(url: str) -> set[str]:
    try:
        split = urlsplit(url)
    except ValueError:
        return {url}
    host = split.hostname or ""
    found = {url, *re.split(r"[/&=?:@,]", url.partition("://")[2])}
    found |= {unquote(part) for part in found}
    # What tells where a service is helps to mend it; a token in the place of a host does not look like one.
    harmless = {host, unquote(host)} if "." in host else set()
    return {part for part in found if len(part) >= SHORTEST_SECRET and part not in harmless}
