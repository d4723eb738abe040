"""A page's bytes to an article: each field by the profile's selector, else by the generic rule."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlsplit

from monitor.articles import SHANGHAI, Article, Link
from monitor.errors import LayoutChanged, NotAnArticle
from monitor.pages.article.body import Body, clean, with_lead
from monitor.pages.article.content import find_region, lead_before
from monitor.pages.article.folded import unfold
from monitor.pages.article.markup import markup_blocks
from monitor.pages.article.pruning import node_blocks, region_blocks
from monitor.pages.article.region import Region
from monitor.pages.article.remarks import remarks_start
from monitor.pages.attached import attached
from monitor.pages.document.hints import unseen_markup
from monitor.pages.document.page import Page, node_text, open_page
from monitor.pages.document.states import NOTHING_TOLD, State
from monitor.pages.fields.authors import authors, editor
from monitor.pages.fields.blogs import is_front
from monitor.pages.fields.info import InfoLine, info_lines, plain_lines
from monitor.pages.fields.published import Timed, agreed, datelines, published, until_others, updated
from monitor.pages.fields.sources import source_link, sources
from monitor.pages.fields.surroundings import (
    channel,
    crumb_channel,
    keywords,
    neighbours,
    neighbours_in,
    parts,
    split_keywords,
)
from monitor.pages.fields.titles import Headline, find_subtitle, find_title
from monitor.pages.notes import Notes
from monitor.pages.refuse import (
    nothing_found,
    refuse_faulty,
    refuse_list,
    refuse_teasers,
    refuse_truncated,
    refuse_without_body,
)
from monitor.pages.text import squeeze
from monitor.pages.urls import canonical_url
from monitor.profiles import GENERIC, Profile

_LEAST_BODY = 12
# From which confidence on a time is the article's.
_SURE = 0.6
_LEAST_MASS = 25
_TELLING_TITLE = 8
_LEAST_UNSEEN = 150
_SHOWN_MASS = 250
_POST_LINE = 40
_TAIL = 12


def read_article(
    data: bytes,
    *,
    url: str | None = None,
    content_type: str | None = None,
    profile: Profile = GENERIC,
    now: dt.datetime | None = None,
    zone: dt.tzinfo = SHANGHAI,
) -> Article:
    """The article in a page's bytes.

    NotAnArticle says what else the page is; LayoutChanged that a profile fits no more and nothing generic replaces it.
    """
    return _Reading(open_page(data, url=url, content_type=content_type, now=now, zone=zone), profile).article()


@dataclass(frozen=True, slots=True)
class _Found:
    """What a page shows of an article, before it is known to be one; `tail` is what stands behind the body."""

    headline: Headline | None
    by_profile: bool
    region: Region | None
    info: list[InfoLine]
    around: dict[str, object]
    told: State
    body: Body
    tail: list[str]
    times: list[Timed]

    @property
    def size(self) -> int:
        """How many characters the body has, white space aside."""
        return len(squeeze("".join(self.body.paragraphs)))

    @property
    def is_dated(self) -> bool:
        """Whether a time is sure enough to be the article's."""
        return any(time.confidence >= _SURE for time in self.times)


class _Reading:
    """One reading of one page; the body comes last because taking it apart changes the tree."""

    def __init__(self, page: Page, profile: Profile) -> None:
        self.page = page
        self.profile = profile
        self.notes = Notes(warnings=list(page.decoded.warnings))

    def article(self) -> Article:
        """What the page has of an article, once nothing speaks against its being one."""
        found = self._found()
        if found.headline is None:
            raise self._without("title")
        return self._made(found, found.headline, self._judged(found, found.headline))

    def _found(self) -> _Found:
        """What the page shows of an article; that it has a text of some size or a time is seen to before more is read."""
        page = self.page
        headline = self._headline()
        body_node = page.first(self.profile.body) if self.profile.body else None
        region = None if body_node is not None else self._region(headline)
        unseen = region is not None and self._stands_unseen(headline, region)
        if unseen:
            region = None
        # Where the page shows nothing of the article, its lines tell of comments or other articles.
        info = self._behind_headline(headline) if unseen else self._info(headline, region)
        around = self._surroundings(headline)
        told = self._told(headline, unseen=unseen)
        body = self._body(body_node, region, headline, told, datelines(page, info))
        behind = self._behind(region)
        tail = [*body.left_out, *behind]
        title = headline.text if headline else ""
        times = published(page, info, [*body.left_out, *until_others(behind), *body.paragraphs[-2:]], title, told)
        found = _Found(headline, body_node is not None, region, info, around, told, body, tail, times)
        refuse_without_body(page, found.size, title, body.paragraphs, dated=found.is_dated)
        return found

    def _judged(self, found: _Found, headline: Headline) -> Body:
        """The body, where nothing says that the page is a list or a front page, was cut off or is an error's."""
        page, body, size = self.page, found.body, found.size
        if not found.by_profile and is_front(page, headline):
            is_root = bool(page.url) and urlsplit(page.url or "").path in {"", "/"}
            raise NotAnArticle("front-page" if is_root else "list", headline.text)
        unclosed = refuse_truncated(page, body.paragraphs[-1] if body.paragraphs else "")
        self.notes.warnings += [unclosed] if unclosed else []
        if size < _LEAST_BODY and found.is_dated and (files := attached(page.outline, headline)):
            self.notes.found("body", "", "attached files", 0.4)
            body, size = replace(body, paragraphs=files), len(squeeze("".join(files)))
        if size < _LEAST_BODY:
            raise self._without("body")
        if not found.by_profile:
            dated = any(time.confidence >= 0.5 for time in found.times) or agreed(found.times)
            refuse_list(page, body.paragraphs, size, dated=dated)
        if found.region is not None and not any(time.rule.startswith(("meta", "json-ld")) for time in found.times):
            refuse_teasers(page, found.region, headline.last_line + 1 if headline.line is not None else 0)
        if not found.is_dated:
            refuse_faulty(page, "".join(body.paragraphs), headline.text)
        return body

    def _made(self, found: _Found, headline: Headline, body: Body) -> Article:
        page, notes, info = self.page, self.notes, found.info
        source = notes.pick("source", sources(page, info, found.tail, body.paragraphs[-1], found.told))
        author = notes.pick("author", authors(page, info, body.paragraphs, found.tail, source, found.told))
        in_charge = editor(info, found.tail)
        changed = updated(page, info)
        if in_charge:
            notes.found("editor", in_charge.value, in_charge.rule, in_charge.confidence)
        return Article(
            title=headline.text,
            body="\n".join(body.paragraphs),
            url=page.url,
            published=notes.time(found.times),
            updated=changed.moment if changed else None,
            source=source,
            source_url=source_link(page, info, source),
            author=author,
            editor=in_charge.value if in_charge else None,
            headings=body.headings,
            captions=body.captions,
            canonical=self._canonical(found.around),
            charset=page.decoded.charset,
            evidence=tuple(notes.evidence),
            warnings=tuple(notes.warnings),
            **found.around,  # type: ignore[arg-type]
        )

    def _told(self, headline: Headline | None, *, unseen: bool) -> State:
        """What a script's object says of the article of which the page shows no headline, or no text."""
        if headline is None or headline.rule == "profile" or not (unseen or headline.line is None):
            return NOTHING_TOLD
        return self.page.scripts.about(headline.text)

    def _canonical(self, around: dict[str, object]) -> str | None:
        """The article's own address, which for a later part is the first part's."""
        urls = around["part_urls"]
        url = urls[0] if isinstance(urls, tuple) and urls else self.page.url
        return canonical_url(url, self.page.hints.canonical) if url else self.page.hints.canonical

    def _without(self, what: str) -> NotAnArticle | LayoutChanged:
        return nothing_found(self.page, what, by_profile=bool(self.profile.body or self.profile.title))

    def _headline(self) -> Headline | None:
        if self.profile.title:
            text = node_text(self.page.first(self.profile.title))
            if text:
                self.notes.found("title", text, f"profile {self.profile.title}", 1.0)
                return Headline(text, None, "profile", 1.0)
            self.notes.fell_back("title", self.profile.title)
        headline = find_title(self.page.outline, self.page.hints)
        if (headline is None or len(headline.text) < _TELLING_TITLE) and (said := self.page.scripts.title):
            headline = headline if headline and headline.line is not None else Headline(said, None, "script", 0.5)
        if headline:
            self.notes.found("title", headline.text, headline.rule, headline.confidence)
        return headline

    def _region(self, headline: Headline | None) -> Region | None:
        if self.profile.body:
            self.notes.fell_back("body", self.profile.body)
        after = headline.last_line + 1 if headline and headline.line is not None else 0
        unfold(self.page.outline)
        return find_region(self.page.outline, after)

    def _info(self, headline: Headline | None, region: Region | None) -> list[InfoLine]:
        if self.profile.info:
            texts = [node_text(node) for node in self.page.select(self.profile.info)]
            if any(texts):
                return plain_lines(texts[:3])
            self.notes.fell_back("info", self.profile.info)
        title = self._title_lines(headline)
        if region is None:
            start, floor = remarks_start(self.page.outline, title[1] + 1 if title else 0), None
        elif region.prose is None:
            start, floor = region.box.start, None
        else:
            # A post tells of its writer before its text, maybe before the headline too.
            start, floor = region.prose, region.box.start
        return self._behind_headline(headline) + info_lines(self.page.outline, title, start, floor)

    def _behind_headline(self, headline: Headline | None) -> list[InfoLine]:
        """What stands behind the headline in its own line."""
        if headline is None or headline.line is None:
            return []
        line = self.page.outline.lines[headline.last_line].text
        return plain_lines([line.removeprefix(headline.text)]) if line.startswith(headline.text) else []

    def _title_lines(self, headline: Headline | None) -> tuple[int, int] | None:
        if headline is None:
            return None
        line = headline.line if headline.line is not None else self._line_of(headline.text)
        return None if line is None else (line, max(line, headline.last_line))

    def _behind(self, region: Region | None) -> list[str]:
        """The short lines just behind the body."""
        if region is None:
            return []
        lines = self.page.outline.lines
        if region.prose is not None:
            # Under a post stands when it was written, under the next when that was.
            return [line.text for line in lines[region.prose : region.box.end] if len(line.text) <= _POST_LINE]
        start = min(region.end, region.box.end)
        end = min(start + _TAIL, remarks_start(self.page.outline, start))
        return [line.text for line in lines[start:end] if len(line.text) <= 120]

    def _line_of(self, title: str) -> int | None:
        wanted = squeeze(title)
        return next((i for i, line in enumerate(self.page.outline.lines) if squeeze(line.text) == wanted), None)

    def _surroundings(self, headline: Headline | None) -> dict[str, object]:
        previous, following = self._neighbours()
        here, count, urls = parts(self.page) if self._may_have_parts() else (1, 1, ())
        return {
            "subtitle": self._subtitle(headline),
            "channel": self._channel(headline.text if headline else ""),
            "keywords": self._keywords(),
            "previous": previous,
            "next": following,
            "part": here,
            "parts": count,
            "part_urls": urls,
        }

    def _may_have_parts(self) -> bool:
        """Whether it is worth looking for a pager: with a profile the page's outline is not needed otherwise."""
        return not self.profile.body or self.page.says("上下后尾末", "页頁") or ">2</a>" in self.page.decoded.text

    def _subtitle(self, headline: Headline | None) -> str | None:
        if self.profile.subtitle:
            return node_text(self.page.first(self.profile.subtitle)) or None
        return find_subtitle(self.page.outline, headline) if headline and headline.line is not None else None

    def _neighbours(self) -> tuple[Link | None, Link | None]:
        if self.profile.context:
            nodes = self.page.select(self.profile.context)
            if nodes:
                return neighbours_in(self.page, nodes)
            self.notes.fell_back("context", self.profile.context)
        if self.profile.body and not self.page.says("上下前后後", "篇条則则條"):
            return None, None
        return neighbours(self.page)

    def _channel(self, title: str) -> str | None:
        if self.profile.breadcrumb:
            name = crumb_channel(node_text(self.page.first(self.profile.breadcrumb)), title)
            if name:
                self.notes.found("channel", name, f"profile {self.profile.breadcrumb}", 1.0)
                return name
            self.notes.fell_back("channel", self.profile.breadcrumb)
        found = channel(self.page, title)
        if found:
            self.notes.found("channel", found[0], found[1], 0.8)
        return found[0] if found else None

    def _keywords(self) -> tuple[str, ...]:
        if self.profile.keywords:
            nodes = self.page.select(self.profile.keywords)
            words = tuple(dict.fromkeys(w for node in nodes for w in split_keywords(node_text(node))))
            if words:
                self.notes.found("keywords", " ".join(words), f"profile {self.profile.keywords}", 1.0)
                return words
            self.notes.fell_back("keywords", self.profile.keywords)
        words, rule = keywords(self.page)
        if words:
            self.notes.found("keywords", " ".join(words), rule, 0.7)
        return words

    def _body(
        self, node: object, region: Region | None, headline: Headline | None, told: State, known: frozenset[str]
    ) -> Body:
        title = headline.text if headline else ""
        if node is not None:
            self.notes.found("body", "", f"profile {self.profile.body}", 1.0)
            return clean(node_blocks(node, self.profile.drop), title, known)  # type: ignore[arg-type]
        if region is not None and region.mass >= _LEAST_MASS:
            line = headline.line if headline else None
            blocks, said = region_blocks(self.page.outline, region, line)
            body = clean(blocks, title, known)
            body = replace(with_lead(body, self._lead(headline, region)), left_out=(*body.left_out, *said))
            self.notes.found("body", "", f"region {region.box.tag}.{region.box.hints}"[:80], region.confidence)
            if body.paragraphs:
                return body
        markup = self._unseen or "<br>".join(told.texts).replace("\n", "<br>")
        if markup:
            self.notes.found("body", "", "out of sight", 0.6)
            return clean(markup_blocks(markup), title)
        return Body((), (), (), ())

    @cached_property
    def _unseen(self) -> str | None:
        """The mark-up of an article that the page keeps out of sight."""
        return unseen_markup(self.page.tree, self.page.decoded.text, self.page.hints, self.page.scripts.packed)

    def _stands_unseen(self, headline: Headline | None, region: Region) -> bool:
        """Whether the page keeps the article out of sight and shows comments or the like, maybe under its headline."""
        shown = headline is not None and headline.line is not None
        if shown and region.mass >= _SHOWN_MASS:
            return False
        texts = [b.text for b in markup_blocks(self._unseen or "") if len(b.text) >= _LEAST_BODY]
        mass = sum(map(len, texts))
        if not shown:
            return mass > max(_LEAST_UNSEEN, region.mass / 3)
        if mass <= max(_LEAST_UNSEEN, 2 * region.mass) or headline is None:
            return False
        said, lines = squeeze("".join(texts)), self.page.outline.lines[region.box.start : region.box.end]
        again = any(squeeze(line.text[:_POST_LINE]) in said for line in lines if len(line.text) >= _LEAST_BODY)
        return not again and self.page.scripts.about(headline.text) != NOTHING_TOLD

    def _lead(self, headline: Headline | None, region: Region) -> list[str]:
        if headline is None or headline.line is None:
            return []
        return lead_before(self.page.outline, region, headline.last_line + 1)
