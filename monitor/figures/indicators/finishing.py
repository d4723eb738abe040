"""What has been done of things counted before: dealt with, finished, left undone."""

from __future__ import annotations

from typing import Final

from monitor.figures import lexicon
from monitor.figures.clauses import Gap
from monitor.figures.indicators.context import Context
from monitor.figures.indicators.owners import owner_of
from monitor.figures.indicators.plans import is_of_plan
from monitor.figures.indicators.rates import GROWTH_ENDS
from monitor.figures.mentions.mention import Mention
from monitor.figures.phrases.left import Left
from monitor.figures.phrases.right import Right
from monitor.figures.phrases.words import LONGEST, has_noun, joined, without_means
from monitor.figures.segmenter import tagger

_PLANNED: Final = ("规划", "计划", "拟")
_VERB: Final = 2  # characters of a verb that says over what was done
# What was begun with a thing of which it is then told how many are done: 新开工安置房300套,竣工120套.
_BEGUN: Final = ("新开工建设", "开工建设", "新开工", "开工", "部署实施", "实施", "启动", "收到", "受理")
_DEALT_FIRST: Final = tuple(sorted(lexicon.FINISHING, key=lambda word: (-len(word), word)))
_EARNED: Final = ("收入", "营收", "利润", "销售额")


def dealt_with(owner: str, verb: str) -> str:
    """What was counted before, with another verb: 500间房屋倒塌,7100间损坏."""
    words = tagger()(owner) if owner else []
    while len(words) > 1 and (words[-1][1].startswith("v") or words[-1][0] == "持平"):
        words.pop()
    name = joined(words) if has_noun(words) else ""
    return verb if verb in name or len(name) + len(verb) > LONGEST else name + verb


def done_of(left: Left, before: Gap, context: Context) -> str:
    """What was told before, of which a clause says over what was done: 土地成交量下降,共成交20宗; empty where that was other."""
    verb = left.text
    if len(verb) != _VERB or left.noun or not (verb in context.previous or joined(before.words).count(verb) > 1):
        return ""
    owner = owner_of(before, context)
    other = owner.endswith("价") or is_of_plan(owner) or owner.startswith(_PLANNED)  # 回购价不超过5元,可回购2900万股
    return owner if verb in owner and not other else ""


def finished(before: Gap, context: Context) -> str:
    """What has been done of the figure before: 承诺事项1013项,已完成370项."""
    words = [word for word, _ in without_means(before.tail)]
    if not words or len(words) > 6 or context.previous.endswith(("率", *_EARNED)):
        return ""  # 收入64亿元,交付2.7万辆
    verb = next((word for word in words if word in lexicon.FINISHING), "")
    if not verb or verb in context.previous or not set(words) <= lexicon.FINISHING | lexicon.REACHING:
        return ""
    thing = GROWTH_ENDS.sub("", _undone(context.previous))  # 增幅回落0.8个百分点;4月份完成23.7亿元
    return thing + verb if len(thing) > 1 and len(thing + verb) <= LONGEST else ""


def _undone(name: str) -> str:
    """What a name is of, without what was begun with it or done: 新开工安置房, 安置房竣工."""
    thing = name.removeprefix(next((one for one in _BEGUN if name.startswith(one)), ""))
    done = next((one for one in _DEALT_FIRST if thing.endswith(one)), "")
    return thing[: -len(done)] if done and len(thing) > len(done) + 1 else thing


def deals_with(left: Left, mention: Mention, right: Right, context: Context) -> bool:
    """Whether a clause only says what has been done of the things before: 需要化肥9000吨,已经购买了6000吨."""
    if left.text not in lexicon.FINISHING or right.text or context.ahead:
        return False
    return context.counted in ("", mention.unit_name)
