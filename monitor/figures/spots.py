"""Spots: each figure of a text in its place, with its sentence, the words around it and its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from monitor.articles import Kind, Qualifier, Span
from monitor.figures.clauses import NO_GAP, Gap, gaps, sentences
from monitor.figures.members import ABOUT, EXACT, MORE_THAN
from monitor.figures.mentions.mention import Mention
from monitor.figures.moves import HOW, MOVES
from monitor.figures.patterns import lazy
from monitor.figures.phrases.followers import right_phrase
from monitor.figures.phrases.left import Left, left_phrase
from monitor.figures.phrases.right import NO_RIGHT, Right
from monitor.figures.phrases.words import EVENTS, PERSONS
from monitor.figures.qualifiers import qualifier
from monitor.values import value

_JOINED = lazy(
    rf"(?:、持平(?=[、和及与]))?[\s、,/]*(?:和|及|与|以及|或|、|,)?\s*(?:(?:{HOW})?(?:{MOVES}|[增降升涨跌])|分别)?(?:了)?\s*(?:约|近|超过|超|逾|不到|不足|\+)?\s*第?"
)
_BY_MORE = lazy("[、,和及与]{1,2}[高低多少快慢][了出]?")
_AGAINST = lazy("分别[比较][^,;:。]*$")
# With which a list goes on: a verb alone leads from what was to what is (比去年的80斤增加5斤).
_LINKS: Final = frozenset("、,/和及与以或")
# Where a share or a sum is told again in brackets.
_TOLD_AGAIN: Final = frozenset(("(", "(约合", "(折合", "(合"))
_TOLD_TWICE: Final = frozenset((Kind.PERCENT, Kind.MONEY, Kind.AREA, Kind.LENGTH, Kind.MASS, Kind.VOLUME))
_ANDS: Final = frozenset(("、", "和", "与", "及", "以及"))
_RESPECTIVELY: Final = ("分别", "依次", "分别为", "分别达", "分别有", "连续", "先后", "相继", "双双")
_DEALT = lazy(r"分别|依次|各(?:占|为|增|降)|结构")
_DEALT_EACH = lazy(
    r"(?:分别|依次)(?:[比较](?:20|19)[0-9]{2}年)?[^,;:。、0-9]{0,12}[0-9.,]+[万亿]{0,2}[^0-9、和及与,;:。]{1,6}"
    r"(?:(?:、|和|及|与|以及)[0-9.,]+[万亿]{0,2}[^0-9、和及与,;:。]{1,6})*$"
)
# 涨幅分别为:5%: no more than a pause before the figure.
_VERBAL: Final = frozenset(("v", "d", "p", "c", "x"))
_PLACE_ENDS: Final = frozenset("村镇乡县市省屯寨")
_PAUSES: Final = ("为:", "是:", "达:")
# 下降(同口径)5%: how a change is reckoned.
_RECKONED = lazy(rf"(?<={MOVES}|增收|减收|增支|减支|增产|减产)\([^()0-9]{{2,32}}\)$")
_CLAUSE = lazy(r"[,，;；:：。!！?？]")
_BRINGS: Final = frozenset(("造成", "导致", "致使", "致"))
_LEFT: Final = 60
_RIGHT: Final = 16
# Who reports from where, before what is reported: 本报讯, 广州8月2日电(记者…), 记者…报道:
_DATELINE = lazy(
    r"\s*(?:[^,。;:!?\n()]{0,30}(?:讯|电|报道|消息)[】\]]?\s?)?"
    r"(?:\([^()\n]{0,12}(?:记者|通讯员|实习生)[^()\n]{0,40}\)\s?|(?:[^,。;:!?\n()]{0,12}(?<!受访)(?:本报)?(?:记者|通讯员)[^,。;:!?\n()]{2,24}(?:报道|[摄撰]影?文?)[:,]?\s?))"
    r"|\s*(?:本[报网台刊]|[^,。;:!?\n()\s]{0,10}(?:[报网社台]|晚报|日报|在线))讯[】\]]?[:,]?\s"
)
_REPORTS = lazy("记者|通讯员|实习生|讯")  # one of which it has
# A row told by commas is of such figures, with nothing after each.
_ENDED = lazy(r"\s?(?:[,，、。;；)）\n]|$)")
_SET_OFF: Final = (Kind.MONEY, Kind.PRICE, Kind.PERCENT, Kind.MULTIPLE)
_GROWS = lazy(rf"(?:{MOVES}|[+])\s?$")
# 对接企业2万家 走访个体户超10万户: what stands behind the blank has a figure of its own.
_TELLS_NEXT = lazy(
    r" (?!的)[^,。;:!?0-9 ]{2,13}(?:[0-9]|[一两二三四五六七八九十]{1,3}(?:成|倍|万|亿))"
    r"| (?!的)[^,。;:!?0-9]{2,20}$"
)
# 营收同比增15% AI开支不及预期
_ABBREVIATED = lazy(r" (?:[A-Z]{1,6}|[2-6]G)[一-龥]")
# 规模27.2万亿 权益类基金亏损逾2000亿: a number without a measure word may be as great.
_MYRIAD: Final = 10_000
_EACH_OF_ROW: Final = (Kind.PRICE, Kind.PERCENT)
_SMALL_MONEY: Final = frozenset(("元", "角", "分", "毛", "毛钱", "分钱", "块钱"))
# What stands behind a number and may be of the whole list before it, and how far before the list 分别 stands.
# 分别约占总量的40%和30%
_EACH_ABOUT = lazy(r"(?:分别|依次)大?约[^,。;:、0-9]{0,18}$")
_BEHIND: Final = frozenset((Qualifier.ABOUT, Qualifier.AT_LEAST, Qualifier.AT_MOST))
_NEAR: Final = 12
# 比目标3000亿元超过1070亿元: by how much, and no qualifier.
_SURPASSES: Final = frozenset(("超过", "超出", "超"))
_THAN = lazy(r"[比较][^,。;:!?0-9]{1,18}$")


@value(frozen=True, slots=True)
class Spot:
    """A figure in its place.

    `subject` and `follower` are the phrases on both sides of it. `left` is the folded text before its phrase, `lead` that of the phrase before the number, both, back to the figure before it or the start of the sentence; `joined` says
    that only 、 or 和 stands between it and the figure before (2.6%、1.5%和0.8%); `opens` that it is its sentence's first, and
    `turns` that a sentence without a figure stands before that.
    """

    mention: Mention
    qualifier: Qualifier
    phrase: Span
    sentence: Span
    left: str
    lead: str
    right: str
    before: Gap
    after: Gap
    subject: Left
    follower: Right
    joined: bool
    opens: bool
    paragraph: bool
    turns: bool


def spots(folded: str, blanked: str, mentions: Sequence[Mention]) -> list[Spot]:
    """The mentions of a folded text as spots; `blanked` is the text with its time expressions blanked."""
    marked = _marked(folded, mentions)
    starts, ends = [mention.start for mention in mentions], [mention.unit_end for mention in mentions]
    around = sentences(folded, starts, ends)
    opening = [True, *(one is not other for one, other in pairwise(around))]
    bounds = list(_bounds(folded, blanked, marked, around, opening))
    waiting = zip(bounds, gaps(blanked, bounds), strict=True)
    found: list[Spot] = []
    start, after = 0, NO_GAP
    last = len(mentions) - 1
    for index, (mention, (how, phrase), sentence, opens) in enumerate(
        zip(mentions, marked, around, opening, strict=True)
    ):
        before = after
        if opens:
            (start, _), before = next(waiting)
        (further, _), after = next(waiting)
        between = folded[around[index - 1].end : sentence.start] if opens and index else ""
        apart = opens and (index == 0 or "\n" in between)
        paragraph = apart and not folded.startswith("其中", sentence.start)  # which goes on with the one before
        joined = (
            not opens
            and 0 < phrase.start - start < 9
            and _is_joined(folded, start, phrase.start, mention, mentions[index - 1])
        )
        left = folded[start : phrase.start]
        if len(left) > _LEFT:
            left = left[-_LEFT:]
        if ":" in left and left.endswith(_PAUSES):
            left = left[:-1]
        elif left[-1:] == ")" and (reckoned := _RECKONED.search(left)):
            left = left[: reckoned.start()]
        until = phrase.end + _RIGHT
        if until > sentence.end:
            until = sentence.end
        right = folded[phrase.end : until]
        free = mention.unit_name in PERSONS and _is_free(before, NO_RIGHT if opens else found[-1].follower)
        found.append(
            Spot(
                mention, how, phrase, sentence, left, folded[phrase.start : mention.start], right, before, after,
                left_phrase(before.tail), NO_RIGHT if _stands_apart(mention, left, right) else right_phrase(mention, after, ends=index == last or opening[index + 1], free=free), joined, opens, paragraph,
                bool(between) and not between.isspace(),
            )
        )  # fmt: skip
        if left[:1] == "(" and left in _TOLD_AGAIN and not opens and right.startswith((")", "人民币)")):
            _share_follower(found, ends=index == last or opening[index + 1])
        start = further
    return found


def _share_follower(found: list[Spot], *, ends: bool) -> None:
    """Give a share or a sum and the one in brackets that tells it again what follows both: 近三成(28.6%)的受访者认为…,
    20万欧元(约合150万元人民币)的罚款."""
    exact, rough = found[-1], found[-2]
    parts, kind = exact.after.parts, exact.mention.unit.kind
    if kind is not rough.mention.unit.kind or kind not in _TOLD_TWICE or len(parts) < 2 or not parts[1]:
        return
    named = kind is Kind.MONEY and rough.subject.noun and rough.before.tail[-1:] and rough.before.tail[-1][1] != "v"
    if named or (parts[0] and parts[0][0][0] != "人民币"):
        return  # 总投资20亿美元(约140亿元)的项目
    behind = Gap(exact.after.words, parts[1:], parts[1], exact.after.tail, exact.after.mark, marked=exact.after.marked)
    follower = right_phrase(exact.mention, behind, ends=ends)
    if follower.how in ("of", "noun"):
        found[-2:] = [replace(rough, follower=follower), replace(exact, follower=follower)]


def _stands_apart(mention: Mention, left: str, right: str) -> bool:
    """Whether a blank sets off what follows a figure, as where blanks stand for commas: 股价17.44元 总市值149亿元."""
    if right[:1] == "\t":
        return True  # the next cell of a row
    if right[:1] == "”" and "”" not in left.rpartition("“")[2][2:]:
        return "“" in left[:-2]  # “投资增长12%”有误
    if right[:1] != " " or not ("\u4e00" <= right[1:2] <= "\u9fff" or _ABBREVIATED.match(right)):
        return False
    if not mention.unit_name:
        summed = left[-1:] > "\u4e00" and (mention.value or 0) >= _MYRIAD
        return summed and (_TELLS_NEXT.match(right) or _ABBREVIATED.match(right)) is not None
    if mention.unit.kind in _SET_OFF and (mention.unit_name[-1] > "\u4e00" or _GROWS.search(left)):
        return True
    return left[-1:] > "\u4e00" and _TELLS_NEXT.match(right) is not None


def _is_free(before: Gap, last: Right) -> bool:
    """Whether no words before people say what befell them, or only what befell those before: 3人死亡1人重伤."""
    if not before.tail:
        return True
    word, tag = before.tail[-1]
    if word in EVENTS:
        return last.text.endswith(EVENTS)
    if any(said in _BRINGS for said, _ in before.tail[-4:-1]):
        return True  # 造成全镇3人遇难1人重伤
    return tag in _VERBAL or tag == "ns" or word[-1] in _PLACE_ENDS  # 石岭村3人遇难1人失联


def _bounds(
    folded: str, blanked: str, marked: Sequence[tuple[Qualifier, Span]], around: Sequence[Span], opening: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """From where to where the gaps go: one before the first figure of each sentence, one after every figure."""
    last = len(marked) - 1
    for index, (_, phrase) in enumerate(marked):
        if opening[index]:
            yield _said(folded, around[index], phrase), phrase.start
        if index < last and not opening[index + 1]:
            yield phrase.end, marked[index + 1][1].start
        else:
            yield phrase.end, _clause_end(blanked, phrase.end, around[index].end)


def _said(folded: str, sentence: Span, phrase: Span) -> int:
    """Where a sentence that opens with a dateline begins to say something."""
    start, end = sentence.start, phrase.start
    quoted = folded.rfind("“", start, end - 2)
    if quoted >= 0 and "”" not in folded[quoted:end] and folded.startswith("”", phrase.end):
        return quoted + 1
    found = _DATELINE.match(folded, start, end) if _REPORTS.search(folded, start, end) else None
    return found.end() if found else start


def _clause_end(blanked: str, start: int, end: int) -> int:
    """Where the clause after a sentence's last figure ends; what follows is about something else."""
    found = _CLAUSE.search(blanked, start, end)
    return found.end() if found else end


def _marked(folded: str, mentions: Sequence[Mention]) -> list[tuple[Qualifier, Span]]:
    marked: list[tuple[Qualifier, Span]] = []
    floor = 0
    each = EXACT  # the qualifier of every member of the list that is being told: 分别不低于0.9亿元、1.1亿元和1.3亿元
    for index, mention in enumerate(mentions):
        how, phrase = qualifier(folded, mention, floor)
        if how is MORE_THAN and index and _surpasses(folded, mentions[index - 1], marked[-1][1], mention):
            how, phrase = EXACT, Span(mention.start, phrase.end)
        if how is not EXACT:
            lent = mention.has_unit and mention.unit_start == mention.unit_end
            shared = lent or folded.endswith(_RESPECTIVELY, floor, phrase.start)
            shared = shared or (how is ABOUT and _EACH_ABOUT.search(folded, floor, mention.start) is not None)
            each = how if shared else EXACT  # 上升大约17、22和15个百分点
        elif each is not EXACT:
            goes_on = folded[floor : phrase.start] in _ANDS and _same_unit(
                mention.unit_name, mentions[index - 1].unit_name
            )
            how = each = each if goes_on else EXACT
        marked.append((how, phrase))
        if how in _BEHIND and phrase.end > mention.unit_end:
            _share_behind(folded, mentions, marked)
        floor = phrase.end
    return marked


def _surpasses(folded: str, last: Mention, before: Span, mention: Mention) -> bool:
    """Whether a figure is by how much another passes the one before it: 比目标3000亿元超过1070亿元."""
    if folded[before.end : mention.start] not in _SURPASSES or last.unit_name != mention.unit_name:
        return False
    return _THAN.search(folded, max(0, before.start - 20), before.start) is not None


def _share_behind(folded: str, mentions: Sequence[Mention], marked: list[tuple[Qualifier, Span]]) -> None:
    """Give what stands behind the last of a list that 分别 deals out to each of them: 分别增长7%、8%左右."""
    last = first = len(marked) - 1
    unit = mentions[last].unit_name
    while first and folded[marked[first - 1][1].end : marked[first][1].start] in _ANDS:
        if marked[first - 1][0] is not EXACT or mentions[first - 1].unit_name != unit:
            break
        first -= 1
    since = marked[first - 1][1].end if first else 0
    if first < last and "分别" in folded[max(since, marked[first][1].start - _NEAR) : marked[first][1].start]:
        marked[first:last] = [(marked[last][0], phrase) for _, phrase in marked[first:last]]


def _same_unit(one: str, other: str) -> bool:
    """Whether figures of the two units can be members of one list; 3分、5分和1毛钱 can."""
    return one == other or (one in _SMALL_MONEY and other in _SMALL_MONEY)


def _is_dealt(folded: str, end: int) -> bool:
    """Whether a 分别 has given each figure up to an offset to another thing, whatever measures it: 分别为12万亩、6万吨."""
    before = folded[max(0, end - _LEFT) : end]
    return ("分别" in before or "依次" in before) and _DEALT_EACH.search(before) is not None


def _is_set_against(folded: str, start: int, between: str) -> bool:
    """Whether a row that 分别 sets against others goes on with by how much more or less: 分别比去年低8分和高15分."""
    return _BY_MORE.fullmatch(between) is not None and _AGAINST.search(folded, max(start - 40, 0), start) is not None


def _is_joined(folded: str, start: int, end: int, mention: Mention, last: Mention) -> bool:
    between = folded[start:end].strip()
    if between[:1] not in _LINKS:
        return False
    if between == "/" and mention.unit.kind is last.unit.kind is Kind.ENERGY:
        return True  # 净增长42.4GW/101.1GWh
    if not _same_unit(mention.unit_name, last.unit_name):
        return between in _ANDS and mention.has_unit and last.has_unit and _is_dealt(folded, start)
    if not _JOINED.fullmatch(folded, start, end) and not _is_set_against(folded, start, between):
        return False
    if "," not in between:
        return True
    if between != ",":
        return False
    # 平均价格6.8元/公斤,3.9元/公斤,1.9元/公斤: nothing is told between them but that a list goes on.
    row = mention.unit.kind in _EACH_OF_ROW and _ENDED.match(folded, mention.unit_end) is not None
    return row or _DEALT.search(folded, start - 40, start) is not None
