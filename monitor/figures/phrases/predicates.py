"""Predicates: what those that a measure word counts do or undergo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.members import COUNT
from monitor.figures.mentions.mention import Mention
from monitor.figures.phrases.nouns import noun_phrase
from monitor.figures.phrases.right import NO_RIGHT, Right
from monitor.figures.phrases.words import ACTS, PERSONS, has_noun, joined
from monitor.figures.segmenter import Word

# To whom or for whom something is done so many times.
TOWARDS: Final = frozenset(("向", "对", "给", "为"))
# Within how many words the 的 stands that ends what is told of things, or of people (有技术特长、懂经营、会组织群众的能人).
THINGS_TOLD: Final = 9
_PEOPLE_TOLD: Final = 16
# 35家为新建企业 are such; 以3亿股为基数 says for what they are taken.
_ARE: Final = frozenset("为是")
_BASES: Final = frozenset(("基数", "基准", "主", "限", "单位", "例", "准", "界"))
_OBJECT: Final = 14  # characters
_HOW_IT_IS: Final = frozenset(("足够", "免费", "稳定", "安全", "必要", "应有", "所需", "基本", "适当", "相应"))
_BY: Final = ("由", "p")
_CAUSES: Final = frozenset(("因", "因为", "由于"))
_SCHEMES: Final = ("项目", "工程")  # 凉山州已完成七个溜索改桥项目


def predicate(mention: Mention, words: Sequence[Word]) -> Right:
    """What those that a measure word counts do or undergo, or what they are where that tells of what sort they are."""
    if mention.unit_name in ACTS and words[0][0] in TOWARDS and words[-1][1] in ("v", "vn") and len(words[-1][0]) > 1:
        return Right(words[-1][0], "verb")  # 先后33次向对方账号转款
    reach = _PEOPLE_TOLD if mention.unit_name in PERSONS else THINGS_TOLD
    of = next((i for i, (word, _) in enumerate(words[:reach]) if word == "的" and i + 1 < len(words)), None)
    died = words[0][0] == "死" and len(words) > 1 and words[1][0] == "于"  # 死于吸烟引发的疾病
    if of is not None and mention.unit.kind is COUNT and not died:
        noun = noun_phrase(words[of + 1 :])
        if noun == "人" and words[0][0] == "是":
            words = words[:of]  # 4570万人是逃往国外的人
        elif noun and mention.unit_name in PERSONS and _is_object(words, of):
            return Right(joined(first_words([word for word in words if word[0] != "了"], _OBJECT)), "verb")
        elif noun:
            return Right(noun, "noun")
    if words[0][0] in _CAUSES:
        words = words[
            next((at for at, (word, _) in enumerate(words) if word == "被"), 0) :
        ]  # 因情节轻微被作出不起诉决定
    start = int(words[0] == _BY and len(words) > 2)  # 由龙头企业收购
    while start < len(words) and (words[start][0] in lexicon.AUXILIARIES or words[start][0] in ("为", "是")):
        start += 1
    # 遭受洪涝灾害(天津未受灾): what a bracket adds is no part of it.
    end = next((at for at in range(start + 1, len(words)) if words[at][0] in ("(", "（")), len(words))
    phrase = joined(first_words([word for word in words[start:end] if word[0] not in ("的", "了")], 12))
    told = start == 1 and words[0][0] in _ARE and mention.unit.kind is COUNT and has_noun(words[1:])
    told = told and words[1][0] not in _BASES
    told = told or (mention.unit.kind is COUNT and phrase.endswith(_SCHEMES))
    return Right(phrase, "noun" if told else "verb") if phrase else NO_RIGHT


def _is_object(words: Sequence[Word], of: int) -> bool:
    """Whether a 的 stands between the object of the first verb and how that is: 得不到足够的粮食, but 参加的比赛."""
    if not words[0][1].startswith("v") or of < 2:
        return False
    return words[of - 1][1][:1] in "abz" or words[of - 1][0] in _HOW_IT_IS


def first_words(words: Iterable[Word], longest: int) -> list[Word]:
    """The first words, of so many characters at most, and one at least."""
    kept: list[Word] = []
    length = 0
    for word in words:
        length += len(word[0])
        if length > longest and kept:
            break
        kept.append(word)
    return kept
