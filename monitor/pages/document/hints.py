"""What a page says of itself outside its visible text: meta tags, JSON-LD, values in scripts."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monitor.pages.document.payloads import in_letters, payload
from monitor.pages.document.states import State, state_of, with_arguments
from monitor.pages.text import tidy
from monitor.wordlists import word_tuple

_MAX_JSON = 400_000
# Longer ones than this are no title, name or address, whatever they are; a page may be made to hold nothing else.
_LONGEST = 2_000
_MAX_CODE = 2_000_000
_MOST_PLACES = 200
_BEFORE_TITLE = 200
_BEHIND_TITLE = 600
_ARTICLE_TYPES = ("article", "newsarticle", "blogposting", "reportagenewsarticle", "webpage", "socialmediaposting")
_QUOTED = r"""(?:"((?:[^"\\\n]|\\.){1,400})"|'((?:[^'\\\n]|\\.){1,400})'|(1[0-9]{9}(?:[0-9]{3})?)\b)"""
_WRAP = r"(?:\s*(?:htmlDecode|JsDecode|decodeURIComponent|String|new Date|safe)\()?\s*"

_VALUE = re.compile(rf"""["']?\s*[:=]{_WRAP}{_QUOTED}""")
_TITLE_NAMES = word_tuple(
    "msg_title status_title articleTitle article_title newsTitle news_title docTitle contentTitle"
)
_TIME_NAMES = word_tuple(
    """
    publish_time publishTime publish_date publishDate pubtime pubTime pub_time pubDate newsTime news_time
    ptime createTime create_time created created_at createdAt publishedAt published_at ct datePublished
    releaseTime release_time showtime inputtime articleTime time
    """
)
_SOURCE_NAMES = ["source", "sourceName", "source_name", "mediaName", "media_name", "articleSource", "media"]
_ACCOUNT_NAMES = ["mediaName", "media_name", "author_name", "authorName", "screen_name"]
_AUTHOR_NAMES = ["author", "authorName", "author_name", "writer"]
_NICKNAMES = ["nickname", "nick_name"]
_ACCOUNT_OBJECTS = ("mediaInfo", "media_user", "media_info", "user_info", "userInfo")
_ACCOUNT_OBJECT = re.compile(
    f"(?:{'|'.join(_ACCOUNT_OBJECTS)})"
    r"""["']?\s*[:=]\s*\{[^{}]{0,300}?"""
    r"""\b(?:name|screen_name|nick)["']?\s*:\s*["']([^"']{1,40})["']"""
)
_NAME_CHARACTER = re.compile(r"[\w.-]")
_SCRIPT_BODY = re.compile(
    r"""(?:content|articleContent|article_content|articleBody|contentHtml|widgetContent|content_noencode|body|html)["']?\s*[:=]\s*"""
    r"""(?:(?:JsDecode|htmlDecode|decodeURIComponent)\(\s*)?(?:"((?:[^"\\]|\\.){120,})"|'((?:[^'\\]|\\.){120,})')"""
)
# What opens a meta tag, whose attribute is called as a script's value may be.
_META_TAG = re.compile(r"<meta\b[^<>]*$", re.IGNORECASE)
# A long string under any other name, which is an article's where it holds paragraphs.
_LONG_STRING = re.compile(r'"((?:[^"\\]|\\.){120,})"')
_MARKED_UP = re.compile(
    r"<(?:p|br|div|section|article)\b|\\u003c(?:p|br|div|section)\b|\\x3c(?:p|br)\b|&lt;(?:p|br|div)\b", re.IGNORECASE
)
_TAG = re.compile(r"<[a-zA-Z/]")
_SENTENCE_SIGN = re.compile("[。！？]")
_LEAST_SENTENCES = 2
_LINE_ENDS = re.compile(r"[\r\n]+")
# A state of a page may stand in its script as an address does, percent by percent.
_PERCENT = re.compile(r">\s*(%7B%22[^<]{200,})<")
_PROPERTIES = "<!--enpproperty"
_PROPERTY = re.compile(r"<(?:founder-)?(title|date|author|sourcename|nodename)>([^<]{1,400})</")
_MARKED = (
    "meta[content], link[rel=canonical], time[datetime], a[rel~=category], [rel=author], [itemprop=author], "
    "script[type*=json i]"
)
_LINKED_DATA = re.compile(r"ld\+json|json\+ld", re.IGNORECASE)
_BY_TAG = frozenset({"meta", "link", "time", "script"})
_OTHER = "other"
_MOST_AUTHORS = 8
_SCRIPT_TAG = re.compile(r"</?script", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hints:
    """What a page marks for machines: meta tags by lower-case name, `<title>`, JSON-LD, the first time element, whom and where."""

    metas: Mapping[str, str]
    title: str
    linked_data: Mapping[str, str]
    canonical: str | None
    time: str | None = None
    category: str | None = None
    authors: tuple[str, ...] = ()

    def first(self, *names: str) -> tuple[str, str] | None:
        """The first of `names` that a meta tag gives, with its value."""
        return next(((name, self.metas[name]) for name in names if self.metas.get(name)), None)


def read_hints(tree: LexborHTMLParser, text: str) -> Hints:
    """The head's own account of the page, whose source is `text`."""
    title = tree.css_first("title")
    # Every question to the tree goes through all its elements: one is asked for all.
    kinds: dict[str, list[LexborNode]] = {}
    for node in tree.css(_MARKED):
        kinds.setdefault(node.tag if node.tag in _BY_TAG else _OTHER, []).append(node)
    canonical = next((node.attrs.get("href") for node in kinds.get("link", ()) if _rel(node) == "canonical"), None)
    return Hints(
        _metas(kinds.get("meta", ())) | _properties(text),
        tidy(title.text()[:_LONGEST]) if title is not None else "",
        _linked_data(node.text() for node in kinds.get("script", ()) if _is_linked_data(node)),
        canonical if canonical and len(canonical) <= _LONGEST else None,
        next((node.attrs.get("datetime") for node in kinds.get("time", ())), None),
        next((tidy(node.text()) for node in kinds.get(_OTHER, ()) if "category" in _rel(node).split()), None),
        tuple(_author(node) for node in kinds.get(_OTHER, ())[:_MOST_AUTHORS] if "category" not in _rel(node).split()),
    )


def _rel(node: LexborNode) -> str:
    return node.attrs.get("rel") or ""


def _is_linked_data(script: LexborNode) -> bool:
    return _LINKED_DATA.search(script.attrs.get("type") or "") is not None


def _author(node: LexborNode) -> str:
    """The name in an element that HTML or its microdata marks as the author's."""
    name = node.css_first("[itemprop=name]") or node
    return tidy(name.attributes.get("content") or name.text())


def _metas(nodes: Iterable[LexborNode]) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in nodes:
        attrs = node.attributes
        name = attrs.get("name") or attrs.get("property") or attrs.get("itemprop") or ""
        value = tidy((attrs.get("content") or "")[:_LONGEST])
        if name and value:
            found.setdefault("".join(name.split()).lower(), value)
    return found


def _properties(text: str) -> dict[str, str]:
    """What a publishing system of many papers notes of an article in a comment; nothing where it names no title."""
    start = text.find(_PROPERTIES)
    if start < 0:
        return {}
    note = text[start : max(text.find("-->", start), start)]
    found = {f"{_PROPERTIES[4:]}:{name}": tidy(html.unescape(value)) for name, value in _PROPERTY.findall(note)}
    return found if f"{_PROPERTIES[4:]}:title" in found else {}


def _linked_data(texts: Iterable[str]) -> dict[str, str]:
    """The fields of the first article in the page's JSON-LD."""
    for text in texts:
        for item in _objects(_loads(text)):
            kind = item.get("@type", "")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(str(k).lower() in _ARTICLE_TYPES for k in kinds) or "pubDate" in item:
                return _article_fields(item)
    return {}


def _loads(text: str) -> Any:
    if len(text) > _MAX_JSON:
        return None
    try:
        return json.loads(re.sub(r"[\x00-\x1f]+", " ", text))
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    items = value if isinstance(value, list) else [value]
    for item in items[:50]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (part for part in graph[:50] if isinstance(part, dict))


def _article_fields(item: Mapping[str, Any]) -> dict[str, str]:
    fields = {
        "title": item.get("headline") or item.get("title"),
        "published": item.get("datePublished") or item.get("pubDate"),
        "updated": item.get("dateModified") or item.get("upDate"),
        "author": _names(item.get("author")),
        "body": item.get("articleBody"),
    }
    found = {key: html.unescape(value) for key, value in fields.items() if isinstance(value, str) and value.strip()}
    return {key: value if key == "body" else value[:_LONGEST] for key, value in found.items()}


def _names(value: Any) -> str | None:
    """The people among the authors, joined."""
    items = value if isinstance(value, list) else [value]
    people = [
        str(i.get("name"))
        for i in items
        if isinstance(i, dict) and i.get("name") and i.get("@type", "Person") == "Person"
    ]
    return "、".join(people) or None


class Scripts:
    """What the page's inline scripts hold of the article: values assigned to telling names, each looked for when asked.

    Names of variables, never of hosts.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _code(self) -> str:
        codes = (_decoded(code) for code in _inline(self._text) if code.strip())
        return "\n".join((*codes, self.packed))[:_MAX_CODE]

    @cached_property
    def packed(self) -> str:
        """The code that the page packs away, unpacked."""
        return payload(self._text)

    @cached_property
    def title(self) -> str | None:
        """The headline."""
        return _first(self._code, _TITLE_NAMES)

    @cached_property
    def times(self) -> tuple[tuple[str, str], ...]:
        """Names and values of what may be the publication time."""
        return tuple((name, value) for name in _TIME_NAMES for value in _values(self._code, name))

    def time_beside(self, title: str) -> str | None:
        """What may be the publication time of the item that has a title, among those of others."""
        at = self._code.find(title) if title else -1
        if at < 0:
            return None
        item = self._code[max(0, at - _BEFORE_TITLE) : at + _BEHIND_TITLE]
        return next((value for name in _TIME_NAMES for value in _values(item, name)), None)

    def about(self, title: str) -> State:
        """What the object that holds the article says of it, all values as a reader sees them."""
        spelled = (title, json.dumps(title)[1:-1], json.dumps(title, ensure_ascii=False)[1:-1])
        told = state_of(self._code, spelled) if title and any(text in self._code for text in spelled) else State()
        author = told.author or self._only(_AUTHOR_NAMES)
        return State(
            tuple(map(_unquote, told.times)),
            tidy(_unquote(told.source)),
            tidy(_unquote(author)),
            tuple(map(_unquote, told.texts)),
        )

    def _only(self, names: Sequence[str]) -> str:
        """The one value that a script gives to any of `names`; empty where there are more or none."""
        found = {value for name in names for value in _values(self._code, name)}
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def source(self) -> str | None:
        """The outlet."""
        return _first(self._code, _SOURCE_NAMES)

    @cached_property
    def account(self) -> str | None:
        """The account of a platform."""
        match = _ACCOUNT_OBJECT.search(self._code) if any(name in self._code for name in _ACCOUNT_OBJECTS) else None
        return tidy(_unquote(match[1])) if match else _first(self._code, _ACCOUNT_NAMES)

    @cached_property
    def nickname(self) -> str | None:
        """The nickname of an account."""
        return _first(self._code, _NICKNAMES)


def _inline(text: str) -> Iterator[str]:
    """The code of each script element in order."""
    # Nearly all pages spell their tags in one case, in which a plain search is much the fastest.
    if "<S" in text and ("<SCRIPT" in text or "<Script" in text):
        text = _SCRIPT_TAG.sub(lambda match: match[0].lower(), text)
    start = text.find("<script")
    while start >= 0:
        opened = text.find(">", start)
        end = text.find("</script", opened)
        if opened < 0 or end < 0:
            return
        yield text[opened + 1 : end]
        start = text.find("<script", end)


def _decoded(code: str) -> str:
    """The code of a script, also where its state is written percent by percent or its values stand at its end."""
    if code[:10].lstrip().startswith("%7B%22"):
        return unquote(code)
    return with_arguments(code) if "(function(" in code[:60] and code.rstrip()[-3:].strip(";").endswith("))") else code


def _values(code: str, name: str) -> Iterator[str]:
    """The first values that a script gives to a name."""
    position, given, seen = code.find(name), 0, 0
    while position >= 0 and given < 8 and seen < _MOST_PLACES:
        end = position + len(name)
        if not _NAME_CHARACTER.match(code[position - 1 : position]):
            match, seen = _VALUE.match(code, end), seen + 1
            if match:
                given += 1
                yield _unquote(next((group for group in match.groups() if group), ""))
        position = code.find(name, end)


def unseen_markup(tree: LexborHTMLParser, text: str, hints: Hints, packed: str) -> str | None:
    """The longest mark-up of an article that a page keeps out of sight: in a script, a text area, JSON-LD or what is `packed`."""
    code = "\n".join((text, *map(unquote, _PERCENT.findall(text)), packed))
    bodies = (
        match
        for match in _SCRIPT_BODY.finditer(code)
        if not _META_TAG.search(code[max(0, match.start() - 400) : match.start()])
    )
    found = [next(group for group in match.groups() if group) for match in bodies]
    areas = [node.text() for node in tree.css("textarea")]
    values = (node.attributes.get("value") or "" for node in tree.css("input[type=hidden]"))
    areas += (value for value in values if _MARKED_UP.search(value))
    longest = max((_markup(max(found, key=len)) if found else "", *areas, hints.linked_data.get("body", "")), key=len)
    return _lined(longest or _any_markup("\n".join((packed, in_letters(text), *map(_decoded, _inline(text)))))) or None


def _any_markup(code: str) -> str:
    """The longest string of a page's scripts that holds paragraphs of sentences, whatever its name; empty without one."""
    # An object that is packed into a string is unpacked elsewhere.
    strings = (raw for raw in _LONG_STRING.findall(code[:_MAX_CODE]) if raw[0] not in "{[")
    found = (_markup(raw) for raw in strings if _MARKED_UP.search(raw))
    told = (markup for markup in found if len(_SENTENCE_SIGN.findall(markup)) >= _LEAST_SENTENCES)
    return max(told, key=len, default="")


def _markup(raw: str) -> str:
    """The mark-up in a script's string literal, entities resolved until it has tags."""
    markup = _unquote(raw)
    if not _TAG.search(markup) and "&lt;" in markup:
        markup = html.unescape(markup)
    if markup[:3].upper() == "%3C":
        markup = unquote(markup)
    return markup.strip(' "') if markup[:1] == '"' else markup


def _lined(text: str) -> str:
    """A text without a tag as mark-up of its lines."""
    return text if _TAG.search(text) else _LINE_ENDS.sub("<br>", text)


def _first(code: str, names: Sequence[str]) -> str | None:
    for name in names:
        for raw in _values(code, name):
            value = tidy(html.unescape(raw))
            if value and not re.search(r"[{}<>]|\w\(", value):
                return value
    return None


def _unquote(raw: str) -> str:
    """A script's string literal without its escapes, entities resolved once or twice."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), raw)
    text = re.sub(r"\\x([0-9a-fA-F]{2})", lambda m: chr(int(m[1], 16)), text)
    text = re.sub(r"\\(.)", lambda m: {"n": "\n", "t": " ", "r": ""}.get(m[1], m[1]), text, flags=re.DOTALL)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return html.unescape(text) if "&" in text else text
