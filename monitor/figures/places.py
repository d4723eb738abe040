"""Whose figure it is: the place or the body that a sentence or its lead names, where it is not the article's own."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from monitor.articles import Span
from monitor.figures import gazetteer
from monitor.figures.gazetteer.mentions import Mention, mentions
from monitor.figures.patterns import lazy

_MARK = lazy(r"[、，,；;：:。！？!?“”‘’\n（）()—](?:(?<!—)|—)")
_ENDS: Final = "、，,；;：:。！？!?“”‘’\n（）()—"
_TIME = lazy(
    r"(?:北京时间|今年|去年|前年|当日|昨日|近日|截至|目前|[\d０-９]{1,4}[年月日号时分](?:底|初|末|以来)?|[上下]半年|[一二三四]季度|年底|年末|全年|以来|夜间|许)"
)
_BACK = lazy(
    r"当地|该(?P<it>社区|街道|[镇乡村州市区院行校站局]|公司|医院|学校|中心|合作社|银行|集团|党支部|党总支)|(?P<whole>全(?:社区|[镇乡村院校行])|(?<![政然困])[村镇乡](?=里|集体|内)|本[村镇社])"
)
_SUBJECT_WORDS = lazy(
    r"全[国省市县州区]|我[国省市县州]|该[县省州]|县(?:级|委|财政|城)|省(?:级|委|财政)|市(?:级|委|财政)"
)
# Whether either is there; the set at its head lets the engine skip from one of its characters to the next.
_HEADS: Final = "当该全村镇乡本我县省市"
_TAKES_OVER = lazy(rf"[{_HEADS}](?<=(?={re.sub(r'[?]P<[a-z]+>', '?:', _BACK.pattern)}|{_SUBJECT_WORDS.pattern}).)")
_AWAY = lazy(r"(?:到|赴|向|往|来自|援助|支援|对口|引进|选派|给|至|与|同|和|邻近|距|离)$")
# What is built is counted, and has no figure: 新建老年人服务中心70个.
_MAKES = lazy(r"(?:新建|建设|建成|改建|扩建|改扩建|打造|创建|设立|成立|开办|新增|新设|筹建)$")
# 茶叶加工厂43家, 卫生院2所: bodies that are counted.
_SO_MANY = lazy(r"[\d.,]+[余多]?[家座所处间个](?![一-龥])")
# 东与和平乡、永安镇为邻: what a place has beside it is not the one that is told of.
_BORDERS = lazy(r"[^，,。；;：:\n0-9与同跟]{0,24}(?:为邻|接壤|毗邻|相邻|交界|毗连|相连|相接|相望)")
_NATION = lazy(r"全国|我国|国务院|中国(?!科|工|人民银)")
_NOT_ALIAS: Final = frozenset(
    ("北京时", "开封后", "开封前", "白银价", "大同小", "吉安全", "上海青", "哈密瓜", "包头鱼")
)
_TOWN = lazy(r".+?(?:镇|乡|街道)(?=.+[村区]$)")
_COUNTY = lazy(r".{2,8}?(?:县|市|旗)(?=.)")
# 四川省资阳市安岳县 is about the county.
_CHAIN = lazy(r".{2,8}?[省市州](.{2,8}?(?:县|旗))$")
# What a place is, by which its full name goes on behind the short one: 乳源瑶族自治县.
_RANK_OF_PLACE = lazy(r"(?:[一-龥]{1,5}族)*(?:自治)?(?:省|州|市|县|区|旗|盟|镇|乡|村)|维吾尔自治区")
_DIGIT = lazy(r"\d")
_LEAD: Final = 300
_PART_OF_PLACE: Final = 4  # characters that say which part of a place is meant: 河南北部
_UNSET: Final = ""
# How far before its sentence, and before itself in one without end, 该村 takes up what was named last.
_BEFORE_SENTENCE: Final = 400
_BEFORE: Final = 1000
# How far a clause goes on before a place that still opens it, after times and the like.
_REACH: Final = 80
_QUOTED: Final = 120  # characters that a quotation may have up to a number that is its speaker's
_LEVELS: Final = ("国", "省", "市", "县")
# A text is not about what it is ranked in, has a share of or is honoured by: 列全省县市第7位, 全国百强县, 占全国的80%, “全国文明县”.
_WHOLE = lazy(r"[全我该](?<![占“]全)([国省市县])(?!唯一|第[一二三四五六七八九十\d]|[十百]强|县[市域(（])")
_SPEAKER = lazy(r"[”’][，,]?(?P<who>[^。！？\n“”]{2,30}?)(?:说|介绍|告诉|表示|坦言|感慨)")


class Places:
    """The places of a text; `subject` is the place or body that the article is about, guessed from its lead if None.

    >>> text = "乳源瑶族自治县有115个村。东坪镇东田村流转土地260亩,该村去年收入10万元。"
    >>> places = Places(text)
    >>> [places.place_for(Span(at, at + 2), Span(0, len(text))) for at in (8, text.index("260"), text.index("10万"))]
    [None, '东坪镇东田村', '东坪镇东田村']
    """

    def __init__(self, text: str, subject: str | None = None) -> None:
        self.text = text
        self._reigns: dict[int, tuple[list[int], list[str | None]]] = {}
        self._known = gazetteer.load()
        self._quotes = "“" in text
        self._lead_end = 0 if subject else min(len(text), _LEAD)
        # Found when first asked for, each None until then.
        self._about: str | None = subject or None
        self._guessed = bool(subject)
        self._owned: set[str] | None = None
        self._led: list[Mention] | None = None
        self._named_fully: dict[str, str] | None = None

    @property
    def subject(self) -> str | None:
        """What the text is about; guessed only where a place is named with a figure."""
        if not self._guessed:
            self._about, self._guessed = self._guess(), True
        return self._about

    @property
    def _own(self) -> set[str]:
        """The names of the subject."""
        if self._owned is None:
            self._owned = _names(self.subject) if self.subject else set()
        return self._owned

    @property
    def _lead(self) -> list[Mention]:
        """The places and bodies named up to `_lead_end`."""
        if self._led is None:
            self._led = mentions(self.text, 0, self._lead_end)
        return self._led

    @property
    def _full(self) -> dict[str, str]:
        """The full name of each village that has been named with its town, as it was first; those of the lead are."""
        if self._named_fully is None:
            self._named_fully = {}
            for village, name in _villages(self._lead):
                self._named_fully.setdefault(village, name)
        return self._named_fully

    def place_for(self, span: Span, sentence: Span) -> str | None:
        """The fullest name of the place or body whose figure the number at the span is; None for the article's own."""
        spoken = self._speaker(span, sentence)
        if spoken:
            return spoken
        starts, names = self._walk(sentence)
        if len(names) == 1:
            return names[0]
        index = bisect.bisect_right(starts, span.start) - 1
        return names[index] if index >= 0 else None

    # --- one sentence --------------------------------------------------------------------------------------------

    def _walk(self, sentence: Span) -> tuple[list[int], list[str | None]]:
        """Where in the sentence which place begins to hold."""
        known = self._reigns.get(sentence.start)
        if known is None:
            known = self._reigns[sentence.start] = self._read(sentence)
        return known

    def _read(self, sentence: Span) -> tuple[list[int], list[str | None]]:
        starts: list[int] = [sentence.start]
        names: list[str | None] = [None]
        found = self._named(sentence)
        takes_over = _TAKES_OVER.search(self.text, sentence.start, sentence.end) is not None
        alone = not found and not takes_over
        if alone and not self._may_open(sentence):
            return starts, names
        clauses = self._clauses(sentence)
        begun = {end: start for start, end in clauses}
        if alone:
            begins = self._known.beginnings
            clauses = [one for one in clauses if self.text[one[0] : one[0] + 2] in begins and self._alias(*one)]
        waiting = 0
        whole: str | None = _UNSET  # what holds where the first semicolon stands
        for start, end in clauses:
            first = waiting
            while waiting < len(found) and found[waiting].span.start < end:
                waiting += 1
            mine = found[first:waiting]
            before, held = names[-1], self._held(start, end, sentence if takes_over else None, mine)
            if held and self._in_list(start, end, sentence, begun):
                held = [(start, None)]
            if start > sentence.start and self.text[start - 1] in "；;":
                whole = before if whole is _UNSET else whole
                if not held and before and (before != whole or before.endswith(("公司", "集团"))):
                    held = [(start, None if before.endswith(("公司", "集团")) else whole)]
            for position, name in held:
                starts.append(position)
                names.append(name)
            if held and names[-1] and self._counted(names[-1], start, end):
                starts.append(end)
                names.append(before)
        return starts, names

    def _may_open(self, sentence: Span) -> bool:
        """Whether one of its clauses may begin with a province or a city without its word."""
        begins = self.text[sentence.start : sentence.start + 2] in self._known.beginnings
        return begins or _opening().search(self.text, sentence.start, sentence.end) is not None

    def _in_list(self, start: int, end: int, sentence: Span, begun: dict[int, int]) -> bool:
        """Whether the clause is or ends a list of places, none of which the figures are of alone.

        `begun` says by the end of each clause of the sentence where it begins.
        """
        if self.text[end : end + 1] == "、":
            following = _MARK.search(self.text, end + 1, sentence.end)
            after = Span(end + 1, following.start() if following else sentence.end)
            if self._is_member(start, end) and self._named_to(after.start, after.end):
                return True
        since = begun.get(start - 1) if self.text[start - 1 : start] == "、" else None
        return since is not None and self._is_member(since, start - 1)

    def _is_member(self, start: int, end: int) -> bool:
        """Whether a clause ends with a place and at most which part of it: 河南北部."""
        last = self._named_to(start, end)
        return last > 0 and end - last <= _PART_OF_PLACE and not _DIGIT.search(self.text, start, end)

    def _named_to(self, start: int, end: int) -> int:
        """Where the last place that a clause names ends, or one with which it is a member of a list; 0 if it names none."""
        alias = self._alias(start, end)
        reached = start + len(alias) if alias else 0
        if reached and end - reached <= _PART_OF_PLACE:
            return reached
        return max([reached, *(mention.span.end for mention in self.mentions(start, end) if not mention.is_body)])

    def _counted(self, name: str, start: int, end: int) -> bool:
        """Whether the clause is no more than a name with its count, as in a list (珠江市9例、海门市5例)."""
        after = self.text.find(name, start, end)
        return after >= 0 and bool(re.fullmatch(r"\d[\d.,．]*[一-龥]{0,3}", self.text[after + len(name) : end]))

    def _clauses(self, sentence: Span) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        since = sentence.start
        for mark in _MARK.finditer(self.text, since, sentence.end):
            start, end = mark.span()
            if start > since:
                found.append((since, start))
            since = end
        if sentence.end > since:
            found.append((since, sentence.end))
        return found

    def _held(
        self, start: int, end: int, sentence: Span | None, mentions: list[Mention]
    ) -> list[tuple[int, str | None]]:
        """The places that take over within a clause, each with the offset from which it holds.

        The sentence is given where it has a word for the article's own place or for one named before.
        """
        found: list[tuple[int, str | None]] = []
        own = _SUBJECT_WORDS.search(self.text, start, min(end, start + 8)) if sentence else None
        if own and not _NATION.match(own[0]):
            found.append((own.start(), None))
        alias = "" if mentions or self._is_one_of(start, end) else self._alias(start, end)
        if alias and self.text.startswith("第", start + len(alias)):
            alias = ""  # 位居全国第三、湖北第一
        governing = (
            [_named_at(start, alias)] if alias else [mention for mention in mentions if self._governs(mention, start)]
        )
        found += [(mention.span.start, self._shown(mention)) for mention in governing]
        back = _BACK.search(self.text, start, min(end, start + 14)) if sentence else None
        if back and sentence and not any(name for _, name in found):
            resolved = self._resolve(back, sentence)
            if resolved:
                found.append((back.start(), resolved))
        return found

    def _is_one_of(self, start: int, end: int) -> bool:
        """Whether a clause ends a list of which all are counted: 广东甲公司、甘肃乙公司等项目33个."""
        if self.text[start - 1 : start] != "、":
            return False
        one_of = end if self.text[end : end + 1] == "、" else self.text.find("等", start, end)
        return one_of > 0 and not _DIGIT.search(self.text, start, one_of)

    def _governs(self, mention: Mention, clause: int) -> bool:
        """Whether it opens its clause, or stands right before a number."""
        low = max(clause, mention.span.start - _REACH)
        before = self.text[low : mention.span.start]
        if _AWAY.search(before) or (mention.is_body and _MAKES.search(before)):
            return False
        after = self.text[mention.span.end : mention.span.end + 1]
        if after == "等":
            return False  # one of those that are counted: 甲公司、乙公司等10家企业
        if mention.is_body and after.isdecimal() and _SO_MANY.match(self.text, mention.span.end):
            return False
        if after.isdecimal():
            return True
        rest = _TIME.sub("", before)
        return low == clause and len(rest) <= 8 and not any(char.isdecimal() for char in rest)

    def _shown(self, mention: Mention) -> str | None:
        """Its fullest name; None if it is the article's own subject or what that belongs to."""
        name = mention.name
        if name in self._own or (self.subject and name in self.subject):
            return None
        known = self._known
        above = known.parents.get(self.subject or "")
        if above is not None and known.aliases.get(name, name) in above:
            return None
        if self.subject and above is None and not mention.is_body and _level(name) < _level(self.subject):
            return None
        for own in sorted(self._own, key=len, reverse=True):
            if not mention.is_body and name.startswith(own) and len(name) > len(own) + 1:
                name = name.removeprefix(own)
                if _RANK_OF_PLACE.fullmatch(name):
                    return None  # 乳源, and 乳源瑶族自治县
        return self._full.get(name, name)

    def _resolve(self, back: re.Match[str], sentence: Span) -> str | None:
        """该村, 当地: the place of that kind that was named last before the sentence."""
        wanted = back["it"] or (back["whole"] or "").lstrip("全本")
        low = max(0, sentence.start - _BEFORE_SENTENCE, back.start() - _BEFORE)
        for mention in reversed(self.mentions(low, back.start())):
            if (back[0] == "当地" and mention.is_body) or _BORDERS.match(self.text, mention.span.end):
                continue
            if _fits(mention, wanted):
                return self._shown(mention)
        return None

    def _speaker(self, span: Span, sentence: Span) -> str | None:
        """“…”东坪镇东田村村民说: the figures of the quotation are of that place."""
        if not self._quotes or "“" not in self.text[max(span.start - _QUOTED, 0) : span.start]:
            return None
        quote = self.text.rfind("“", 0, span.start)
        if self.text[max(0, quote - 1) : quote] in ("：", ":") or self.text.find("”", quote, span.start) >= 0:
            return None
        speaker = _SPEAKER.search(self.text, span.end, min(max(sentence.end, span.end + 80), span.end + 160))
        if not speaker or "“" in self.text[span.end : speaker.start()]:
            return None
        for mention in self.mentions(speaker.start("who"), speaker.end("who")):
            return self._shown(mention)
        return None

    # --- names ---------------------------------------------------------------------------------------------------

    def _named(self, sentence: Span) -> list[Mention]:
        """The places and bodies named in a sentence; those of the lead have been read."""
        if sentence.end > self._lead_end:
            return self.mentions(sentence.start, sentence.end)
        return [mention for mention in self._lead if sentence.start <= mention.span.start < sentence.end]

    def mentions(self, start: int, end: int) -> list[Mention]:
        """The places and bodies named there; the full name of a village is kept for when it is named alone."""
        found = mentions(self.text, start, end)
        if found:
            for village, name in _villages(found):
                self._full.setdefault(village, name)
        return found

    def _alias(self, start: int, end: int) -> str:
        """The province or city without its word (广州, 韶关) that a clause begins with; empty if it begins with none."""
        text, known = self.text, self._known
        if text[start : start + 2] not in known.beginnings or text[start : start + 3] in _NOT_ALIAS:
            return ""
        return known.alias_of(text[start:end] if end < start + 4 else text[start : start + 4])

    # --- the article's own ---------------------------------------------------------------------------------------

    def _guess(self) -> str | None:
        """The most named county, city or province of the lead, at the level that 全县, 全市 or 全省 speak of."""
        lead = self.text[: self._lead_end]
        found = self._lead_mentions()
        if not found:
            return None
        level = self._level_of_text()
        best, best_score = None, 0
        # A sentence that names nothing may stand before the lead: it begins where the first name is.
        begins = lead.rfind("。", 0, found[0].span.start) + 1
        for mention in found:
            if mention.is_body and "。" in lead[begins : mention.span.start]:
                continue
            county = (_CHAIN.match(mention.name) or _COUNTY.match(mention.name)) if not mention.is_body else None
            name = county[county.lastindex or 0] if county else mention.name
            score = self.text.count(gazetteer.short(name)) + (mention.span.start - begins < 60)
            # A city of a county's level speaks of 全市 as well.
            fits = 2 if level and (name.endswith(level) or _level(name) == _LEVELS.index(level)) else 0
            if (level and not fits) or score + fits <= max(best_score, 1):
                continue
            best, best_score = name, score + fits
        return best

    def _lead_mentions(self) -> list[Mention]:
        """What the lead names but places smaller than a county; a clause that names nothing else may begin with an alias."""
        found: list[Mention] = []
        waiting, named = 0, self._lead
        begins = self._known.beginnings
        for start, end in self._clauses(Span(0, self._lead_end)):
            first = waiting
            while waiting < len(named) and named[waiting].span.start < end:
                waiting += 1
            while start < end and self.text[start].isspace():
                start += 1
            if waiting > first:
                found += named[first:waiting]
            elif self.text[start : start + 2] in begins and (alias := self._alias(start, end)):
                found.append(_named_at(start, alias))
        return [one for one in found if one.is_body or _level(one.name) <= 3 or _COUNTY.match(one.name)]

    def _level_of_text(self) -> str | None:
        counts = Counter(found[1] for found in _WHOLE.finditer(self.text))
        # Where as much is said of a whole that it is a part of, it is about the part.
        level = max(reversed(_LEVELS), key=lambda one: counts[one])
        return level if counts[level] else None


# Who reads the figures of a text asks first, and who puts them in series right after.
@lru_cache(maxsize=4)
def places_of(text: str) -> Places:
    """The places of a text whose subject nobody says, which are kept a while."""
    return Places(text)


def _names(subject: str) -> set[str]:
    """How a text speaks of its subject."""
    short = gazetteer.short(subject)
    return {subject, short, f"{short}县", f"{short}市"}


def _named_at(start: int, name: str) -> Mention:
    """The mention of a place whose name begins at an offset."""
    return Mention(Span(start, start + len(name)), name, False)


def _villages(found: Iterable[Mention]) -> Iterator[tuple[str, str]]:
    """Each village that is named with its town, and both."""
    for mention in found:
        parts = None if mention.is_body else _TOWN.match(mention.name)
        if parts:
            yield mention.name[parts.end() :], mention.name


@cache
def _opening() -> re.Pattern[str]:
    """What ends a clause, before two characters such as begin the names of provinces and cities."""
    first, second = ("".join(sorted({pair[at] for pair in gazetteer.load().beginnings})) for at in (0, 1))
    return re.compile(f"[{_ENDS}](?=[{first}][{second}])")


def _level(name: str) -> int:
    """0 for a country, 1 province, 2 city, 3 county, 4 anything smaller."""
    known = gazetteer.load()
    name = known.aliases.get(name, name)
    if name in known.parents:
        return 1 + min(len(known.parents[name] - {"-"}), 2)
    return {"省": 1, "市": 2, "州": 2, "县": 3, "区": 3, "旗": 3}.get(name[-1:], 4)


def _fits(mention: Mention, wanted: str) -> bool:
    """Whether 该… can mean it; 当地 and 该党支部 can mean any place."""
    if not wanted or wanted in ("党支部", "党总支"):
        return True
    tail = {"院": "院", "行": "行", "校": "校学中", "社": "社区"}.get(wanted, wanted)
    return mention.name.endswith(wanted) or (len(wanted) == 1 and mention.name[-1] in tail)
