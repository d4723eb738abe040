"""Segmenter: the words of a text and their parts of speech, with what the segmenter parts or joins wrongly put right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Final, cast

from monitor.figures import lexicon, vocabulary
from monitor.figures.patterns import WHITE, lazy
from monitor.wordlists import word_set, word_tuple

Word = tuple[str, str]  # a word and its part of speech (ICTCLAS tags)
WORD_OF: Final = itemgetter(0)
TAG_OF: Final = itemgetter(1)

# What a name in quotation marks may be made of to be taken for one word.
_BARE: Final = frozenset(("m", "f", "eng", "q", "x"))
# Marks that set off the items of a list and are no part of what they say.
_BULLETS: Final = frozenset("★☆◎●■□◆◇▲△▼▪▶►•※")
# What ends the name of a measure, and what may follow it: the segmenter takes them together where it knows neither as a
# word beside the other (会员 数是 for 会员数 是).
_MEASURES: Final = "率费价数额量值速幅比度"
_FOLLOWING: Final[dict[str, tuple[Word, ...]]] = {
    **{char: ((char, "d"),) for char in "将约已均仅近共仍也又却则"},
    **{char: ((char, "v"),) for char in "达是超可要降增涨升跌破逾"},
    **{char: ((char, "p"),) for char in "为由从较"},
    **{f"{char}达": ((char, "d"), ("达", "v")) for char in "将可"},
    **{word: ((word, "v"),) for word in ("高达", "已达", "仅为", "约为")},
}
_RUN_ON: Final[dict[str, tuple[Word, ...]]] = {
    f"{measure}{said}": ((measure, "n"), *words)
    for measure in _MEASURES
    for said, words in _FOLLOWING.items()
    if measure != "比" or said not in "为达降增较"  # the dictionary has them
}
# What leads to 高达, with which the segmenter takes it together.
_UP_TO: Final[dict[str, tuple[Word, ...]]] = {
    f"{char}高达": ((char, "d"), ("高达", "v")) for char in "仍可也已更则将最均都又竟"
}
# 共 as altogether, with the verb that the segmenter takes it together with: 共 设 投票站115个.
_ALTOGETHER: Final[dict[str, tuple[Word, ...]]] = {
    f"共{verb}": (("共", "d"), (verb, "v")) for verb in "设种植栽开办收发造铺养签评选派捐筹查罚缴征售"
}
# How or when what a rate tells of is done, which is part of its name: 按时 办结率, 初次 就业率.
_DONE: Final = word_set("按时 按期 及时 即时 当场 限时 足额 提前 优先 初次 首次 一次 一次性 再次 重复")
# A ratio, or what is set against another: 蚕茧产量比去年增长, 收入比疫情前下降.
_RATIOS: Final = frozenset(("收入比", "产量比"))
# What a number is reached with, and what may lead to that, where no dictionary has the two that the segmenter takes together:
# 群众 获得 感高达, 扶贫 款仅 为.
_REACHED: Final = ("高达", "仅为", "约为", "已达", "达", "为", "是", "超")
_REACH_ENDS: Final = frozenset("达为是超")
_LED_BY: Final = frozenset("仅将约已均也仍就又更再竟还都则")
_JOINED: Final = frozenset("vnaqd")
# Verbs, and what denies, that are one with what reaches a number: 面积 扩为, 营收 未达.
_TURNS: Final = frozenset("未不没难扩缩增减升降涨跌调改定压折处判罚评列划转变分")
_UNSAID: Final = _BULLETS | WHITE | {"\r\n"}
# Two Latin words.
_PARTED = lazy(r"[A-Za-z0-9]\s* [A-Za-z0-9]")
# What the segmenter parts from the word before.
_SITES: Final = frozenset("点站")
# What sets a thing against another, which may be taken together with a neighbour: 供暖 期比, 比原 计划.
_AGAINST: Final = frozenset("比较")
# 要建, 应建: what is wanted, with its verb.
_WANTS: Final = frozenset("要应想须需将")
_MADE: Final = frozenset("建修招引办种养投购增设开")
# With 为 or 由, 为村 集体: for whom or by whom it is done.
_FOR_OR_BY: Final = frozenset("为由")
_RUN_PAIRS: Final = {f"{one}{whom}" for one in _FOR_OR_BY for whom in "村县镇乡省市民农企社"} | {
    f"{want}{made}" for want in _WANTS for made in _MADE
}
# After one of these 上 is the first half of 上年: 比 上 年产量.
_HELD_AGAINST: Final = frozenset(("比", "较", "超", "超过", "高于", "低于"))
_RANKED: Final = frozenset(("第", "位居", "名列", "位列", "排名", "排名第", "排在", "首位", "前列"))
_RANKS_AT: Final = frozenset(("位居", "位列"))
_SEATS: Final = frozenset("床学泊席岗")
# What the segmenter takes together in 21个市中居第7位, as its words.
_RUN_AMONG: Final[dict[str, list[Word]]] = {
    f"{place}中{rank}": [(one, tag) for one, tag in ((place, "n"), ("中", "f"), (rank, "v")) if one]
    for place in ("市", "县", "")
    for rank in ("居", "列", "排", "有", "")
    if place or rank
}
# Each of some with what it does, which the segmenter takes together: 每村须 配备.
_EACH_DOES: Final[dict[str, tuple[Word, ...]]] = {
    f"每{one}{verb}": ((f"每{one}", "r"), (verb, "d" if verb == "须" else "v"))
    for one in "村车台头"
    for verb in "须建发设"
}
_MISTAKEN: Final = {
    *_EACH_DOES,
    *_RANKS_AT,
    *_RUN_ON,
    *_UP_TO,
    *_ALTOGETHER,
    *_DONE,
    *_RUN_AMONG,
    *_RATIOS,
    *_SITES,
    *word_tuple("率 会 例 比较 比 上 县政府"),
}
# Where none of these is among the words, they are as the segmenter has them.
_TAGGED: Final = frozenset(vocabulary.TAGS)
# Of what class water is: Ⅳ 类, 劣 Ⅴ 类, Ⅰ ~ Ⅲ 类.
_CLASSES: Final = frozenset("ⅠⅡⅢⅣⅤⅥ")
_IN_CLASS: Final = _CLASSES | frozenset("劣~～-－—至")
_OURS: Final = _UNSAID | _TAGGED | _MISTAKEN | _CLASSES | {"“", "《"}
# Parts the gaps of a text from one another; the segmenter takes it for a mark, as we take it for white space.
APART: Final = "\x1f"
NOT_APART: Final = "\x1e"


def words_of(pieces: Sequence[str]) -> Iterator[tuple[Word, ...]]:
    """The words of each piece, without white space and bullets, by the part of speech that we know better."""
    # A mark ends what the segmenter takes together, so that all can be given to it at once.
    # The blanks that a piece begins with, as where it began with a time, would only be taken out again.
    tagged = tagger()(APART.join((*map(str.lstrip, pieces), "")))
    said = list(map(WORD_OF, tagged))
    start = 0
    for piece in pieces:
        end = said.index(APART, start)
        words = tagged[start:end]
        spoken = said[start:end]
        against = ("比" in piece or "较" in piece) and any(map(_holds_against, spoken))
        if against or not _RUN_PAIRS.isdisjoint(spoken):
            words = _held_apart(words)
            spoken = list(map(WORD_OF, words))
        if not _OURS.isdisjoint(spoken):
            words = _known(piece, words, spoken)
        yield tuple(_reaching(words) if words and words[-1][0][-1] in _REACH_ENDS else words)
        start = end + 1


def _known(piece: str, tagged: list[Word], said: Sequence[str]) -> list[Word]:
    words = tagged
    if not _CLASSES.isdisjoint(said):
        words = _classed(words)
    if not _MISTAKEN.isdisjoint(said):
        words = _mended(words)
    if "“" in said:
        words = _quoted(_said_whole(words))
    if "《" in said and "》" in said:
        words = _titled(words)
    if _PARTED.search(piece):
        words = _spaced(words)
    tags = vocabulary.TAGS
    if not _TAGGED.isdisjoint(said if words is tagged else map(WORD_OF, words)):
        words = [(word[0], tags[word[0]]) if word[0] in tags else word for word in words]
    return words if _UNSAID.isdisjoint(said) else [word for word in words if word[0] not in _UNSAID]


def _holds_against(word: str) -> bool:
    """Whether a word that no dictionary has is a 比 or 较 with one character that belongs to its neighbour: 供暖 期比, 比原 计划."""
    if len(word) != 2:
        return False
    first, second = word[0], word[1]
    held = first in _AGAINST or second in _AGAINST or word in _RUN_PAIRS
    return held and not known(word)


def _held_apart(words: list[Word]) -> list[Word]:
    """The words with each 比 and 较 as one of its own."""
    kept: list[Word] = []
    for word, tag in words:
        if not _holds_against(word):
            kept.append((word, tag))
        elif word[0] in _AGAINST or word[0] in _FOR_OR_BY:
            kept += [(word[0], "p"), (word[1], "b" if word[1] == "原" else "n")]
        elif word[0] in _WANTS:
            kept += [(word[0], "d" if word[0] in "将须" else "v"), (word[1], "v")]
        else:
            _add(kept, (word[0], "n"), joins=bool(kept) and kept[-1][1][:1] in "vna")
            kept.append((word[1], "p"))
    return kept


def _reaching(words: list[Word]) -> list[Word]:
    """With what reaches the number that follows parted from the end of a name that no dictionary has: 获得 感达."""
    last = words[-1][0]
    if len(last) > 1:
        reached = next(one for one in (*_REACHED, last) if last.endswith(one))
        if reached == last or known(last):
            return words
        return _parted(words[:-1], last[: -len(reached)], (reached, "v")) or words
    led = words[-2][0] if len(words) > 1 else ""
    if len(led) < 2 or led[-1] not in _LED_BY or known(led):
        return words
    return _parted(words[:-2], led[:-1], (led[-1], "d"), words[-1]) or words


def _parted(kept: list[Word], end: str, *reaching: Word) -> list[Word]:
    """The words of a name with its end, which joins the word before it as one character, and with what reaches a number.

    Empty where the end is of a measure (每500 克为) or one of the verb (面积 扩为).
    """
    if end[-1] in _LED_BY:
        led = ((end[-1], "d"), *reaching)
        return _parted(kept, end[:-1], *led) if len(end) > 1 else [*kept, *led]
    if len(end) > 1 or not kept:
        return [*kept, (end, "n"), *reaching]
    before, tag = kept[-1]
    if before[-1] == "级" and tag == "m":
        return [*kept, (end, "n"), *reaching]  # 乡村两级 债达
    if tag[:1] not in _JOINED or end in _TURNS:
        return []
    return [*kept[:-1], (f"{before}{end}", "n"), *reaching]


def _said_whole(words: list[Word]) -> list[Word]:
    """With the commas of a short quotation (“高,难以接受”), which end no clause, as 、."""
    for start in [index for index, word in enumerate(words) if word[0] == "“"]:
        end = next((at for at in range(start + 1, min(start + 10, len(words))) if words[at][0] == "”"), start)
        if any(words[at][0] in ",，" for at in range(start, end)):
            words = [("、", "x") if start < at < end and word[0] in ",，" else word for at, word in enumerate(words)]
    return words


def _titled(words: list[Word]) -> list[Word]:
    """With each title as one noun, whatever marks it has: 《星海：归途》."""
    kept: list[Word] = []
    since = -1  # where the title that is open begins
    for word in words:
        if word[0] == "《" and since < 0:
            since = len(kept)
        kept.append(word)
        if word[0] == "》" and since >= 0:
            kept[since:] = [("".join(map(WORD_OF, kept[since:])), "nz")]
            since = -1
    return kept


def _quoted(words: list[Word]) -> list[Word]:
    """With a short name in quotation marks that no word of a dictionary tells (“00后”) as one noun."""
    kept: list[Word] = []
    since = 0
    for index, word in enumerate(map(WORD_OF, words)):
        if word != "“" or index < since:
            continue
        end = index + 2
        while end < min(index + 5, len(words)) and words[end][0] != "”":
            end += 1
        inside = words[index + 1 : end]
        if words[end : end + 1] == [("”", "x")] and all(tag in _BARE for _, tag in inside):
            kept += [*words[since:index], (f"“{''.join(map(WORD_OF, inside))}”", "nz")]
            since = end + 1
    return kept + words[since:]


def _mended(words: list[Word]) -> list[Word]:
    """With what the segmenter parts from the word before, or takes together with the next, put right."""
    kept: list[Word] = []
    for index, word in enumerate(words):
        if word[0] not in _MISTAKEN and word[0][0] != "年":
            _add(kept, word, joins=False)
            continue
        rest = words[index + 1 :]
        if word[0] in _RUN_ON:
            measure, *following = _RUN_ON[word[0]]
            _add(kept, measure, joins=bool(kept) and kept[-1][1][:1] in "vna")  # 会员 数是
            kept += following
        elif word[0] == "比较" and kept and kept[-1][0] == "占":
            kept[-1:] = (("占比", "n"), ("较", "p"))  # 占 比较上年
        elif word[0] == "比" and kept and kept[-1][1][:1] in "nz" and rest and _ends_ratio(rest[0][0]):
            kept[-1] = (f"{kept[-1][0]}比", "n")  # 男女 比 下降
        elif word[0][0] == "年" and len(word[0]) > 1 and _is_last_year(kept):
            kept[-1:] = (("上年", "t"), (word[0][1:], word[1]))  # 比 上 年产量
        elif word[0] in _RANKS_AT and kept and kept[-1][0][-1] in _SEATS:
            kept[-1:] = ((f"{kept[-1][0]}位", "n"), (word[0][1:], "v"))  # 床 位居全省第5位
        elif word[0] == "县政府" and kept and kept[-1][0] == "全":
            kept[-1:] = (("全县", "n"), ("政府", "n"))  # 全 县政府 性 基金
        elif parts := _parts(word[0], rest):
            kept += parts
        else:
            _add(kept, word, joins=bool(kept) and _ends(kept[-1], word[0], rest))
    return kept


def _add(kept: list[Word], word: Word, *, joins: bool) -> None:
    """Take in a word, at the end of the one before as one noun if it `joins` that, and with how it is done if it is a rate."""
    if joins:
        kept[-1] = (f"{kept[-1][0]}{word[0]}", "n")
    else:
        kept.append(word)
    while kept[-1][0][-1] == "率" and len(kept) > 1 and kept[-2][0] in _DONE:
        kept[-2:] = ((f"{kept[-2][0]}{kept[-1][0]}", "n"),)


def _ends_ratio(following: str) -> bool:
    """Whether a 比 before a word ends the name of a ratio: 男女比下降, “案-件比”."""
    return following == "”" or following in lexicon.CHANGING


def _is_last_year(kept: list[Word]) -> bool:
    """Whether the words end in the first half of 上年 after what something is held against."""
    return len(kept) > 1 and kept[-1][0] == "上" and kept[-2][0] in _HELD_AGAINST


def _parts(said: str, rest: Sequence[Word]) -> Sequence[Word]:
    """The words of what the segmenter takes for one; empty where it is one."""
    if said in _RUN_AMONG and rest and rest[0][0] in _RANKED:
        return _RUN_AMONG[said]
    if said in _RATIOS and _is_held(rest):
        return (said[:-1], "n"), ("比", "p")
    return _UP_TO.get(said) or _EACH_DOES.get(said) or _ALTOGETHER.get(said, ())


def _is_held(rest: Sequence[Word]) -> bool:
    """Whether what follows a 收入比 is what the 收入 is held against: a time, which is blanked, or 疫情前, not how the ratio moves."""
    if len(rest) < 2:
        return False
    word, tag = rest[0]
    return word.isspace() or (tag != "x" and word not in lexicon.CHANGING and word not in lexicon.REACHING)


def _ends(before: Word, said: str, rest: Sequence[Word]) -> bool:
    """Whether a character ends the word before it, of which the segmenter has parted it: 治理 率, 接种 点, 手足口病 例, 院坝 会."""
    if said == "率":
        return before[1][:1] in "vna"
    if said == "例":
        return before[0][-1] == "病"
    if said == "会":
        return not rest and before[1][:1] in "vn" and len(before[0]) > 1
    doing = said in _SITES and (before[1].startswith("v") or before[0] in lexicon.NOMINAL_VERBS)
    return doing and len(before[0]) > 1


def _classed(words: list[Word]) -> list[Word]:
    """With each class of water as one noun: 劣Ⅴ类, Ⅰ~Ⅲ类."""
    kept: list[Word] = []
    for word in words:
        if word[0] in ("类", "级") and kept and kept[-1][0] in _CLASSES:
            since = len(kept) - 1
            while since and kept[since - 1][0] in _IN_CLASS:
                since -= 1
            if not since or kept[since - 1][0][-1] not in "于到":
                kept[since:] = [("".join(map(WORD_OF, [*kept[since:], word])), "n")]
                continue
        kept.append(word)
    return kept


def _spaced(words: list[Word]) -> list[Word]:
    """Without white space, save for the one blank that parts two Latin words (Vision Pro)."""
    kept: list[Word] = []
    for index, (word, tag) in enumerate(words):
        if not word.isspace():
            kept.append((word, tag))
        elif (
            word == " "
            and kept
            and index + 1 < len(words)
            and _latin(kept[-1][0][-1:])
            and _latin(words[index + 1][0][:1])
        ):
            kept[-1] = (f"{kept[-1][0]} ", kept[-1][1])
    return kept


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def known(word: str) -> bool:
    """Whether the segmenter's dictionary has a word."""
    import rjieba

    return bool(rjieba.has_word(word))


@cache
def tagger() -> Callable[[str], list[Word]]:
    """The segmenter's tagging function, loaded at the first use."""
    import rjieba

    for word, tag in vocabulary.WORDS:
        rjieba.add_word(word, vocabulary.FREQUENT, tag)
    for word in vocabulary.MERGED:
        rjieba.add_word(word, 0, "v")
    return cast("Callable[[str], list[Word]]", rjieba.tag)
