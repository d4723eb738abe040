"""The entry of one event in a message: headline, both values, sentences, links. Plain values, whatever the format."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from monitor.amounts import amount, percent, signed
from monitor.articles import Figure
from monitor.changes.figures import FigureChange
from monitor.notify.texts import TEXTS, Words
from monitor.reasons import said_in
from storage.articles.changes import Told
from storage.queries.outbox_items import Item, NewArticle

# Longer texts are cut: the page shows them whole.
LONGEST_SENTENCE = 300
LONGEST_LINE = 120


@dataclass(frozen=True, slots=True)
class Value:
    """A figure's turn: its indicator, what it was and is (empty if it was not or is not there), and by how much."""

    indicator: str
    before: str
    after: str
    difference: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as a message tells it."""

    kind: str
    title: str
    notes: str
    values: tuple[Value, ...]
    before: str
    after: str
    text: str
    link: str
    original: str


@dataclass(frozen=True, slots=True)
class Scribe:
    """Writes entries in one language, with links to one page and times of one zone."""

    words: Words
    page: str
    zone: dt.tzinfo

    def entry(self, item: Item) -> Entry:
        """What is said of an item."""
        if item.told is not None:
            return self._change(item.told)
        if item.article is not None:
            return self._article(item.article)
        notice = item.notice
        notes = notice.at.astimezone(self.zone).strftime("%Y-%m-%d %H:%M")
        language = self.words.language
        body = cut(said_in(language, notice.body), 4 * LONGEST_SENTENCE)
        kind = self.words(notice.kind if notice.kind in TEXTS else "trouble")
        return Entry(
            kind, one_line(said_in(language, notice.title)), notes, (), "", "", body, self.page + notice.path, ""
        )

    def _change(self, told: Told) -> Entry:
        change = told.change
        before, after = change.sentence_before or change.before, change.sentence_after or change.after
        after = after or said_in(self.words.language, change.cause)
        notes = [f"{self.words('importance')} {change.importance:.2f}", self._at("noticed", told.noticed_at)]
        if change.silent:
            notes.insert(0, self.words("silent"))
        return Entry(
            self.words(change.kind.value), one_line(told.title), " · ".join(notes),
            tuple(value(figure) for figure in change.figures[:5]), cut(before), cut(after), "",
            f"{self.page}/changes/{told.id}", web_address(told.url),
        )  # fmt: skip

    def _article(self, article: NewArticle) -> Entry:
        notes = [article.source or "", self._published(article)]
        return Entry(
            self.words("new"), one_line(article.title), one_line(" · ".join(filter(None, notes))), (), "", "", "",
            f"{self.page}/articles/{article.page_id}", web_address(article.url),
        )  # fmt: skip

    def _published(self, article: NewArticle) -> str:
        text = (article.published_text or "")[:16].replace("T", " ")
        return f"{self.words('published')} {text}" if text else ""

    def _at(self, key: str, time: dt.datetime) -> str:
        return f"{self.words(key)} {time.astimezone(self.zone):%Y-%m-%d %H:%M}"


def value(change: FigureChange) -> Value:
    """A figure's turn as it is shown."""
    figure = change.after or change.before
    parts = [signed(change.difference)] if change.difference is not None else []
    parts += [percent(change.percent)] if change.percent is not None else []
    indicator = one_line(figure.indicator) if figure is not None else ""
    return Value(indicator, _shown(change.before), _shown(change.after), " ".join(parts))


def _shown(figure: Figure | None) -> str:
    return one_line(amount(figure)) if figure is not None else ""


def one_line(text: str, longest: int = LONGEST_LINE) -> str:
    """The text on one line without anything that could begin a header or turn the writing round.

    >>> one_line("标题\\r\\nBcc: x@y.example")
    '标题 Bcc: x@y.example'
    """
    plain = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in text)
    return cut(" ".join(plain.split()), longest)


def cut(text: str, longest: int = LONGEST_SENTENCE) -> str:
    """The text, or its beginning with a mark.

    >>> cut("乳源瑶族自治县", 5)
    '乳源瑶族…'
    """
    text = text.strip()
    return text if len(text) <= longest else text[: longest - 1] + "…"


def web_address(url: str) -> str:
    """The address if it is one of the web, else nothing."""
    try:
        return url if urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""
