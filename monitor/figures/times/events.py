"""Events: whether a clause only says when something happened or began, so that what is told after it is not of then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures.patterns import lazy, sieved
from monitor.figures.times.expressions import Time

# 能力为5万立方米/日 ends in no day.
_EVENT_OVER = lazy(
    r"之后的|[是为].{0,14}(?<![/每里])[日节]$|[种栽播建办养买开修盖租]的$|(?:[核制审]定|批准|颁布|实施|执行|出台)的$|(?:(?<![前先背落最此今幕售其随午])后|(?<![目日此提当空面眼生])前)$"
)
# 去年10月上线的服务站,已在22个城市亮相: when it began is not since when it is so.
_BEGUN_ONE = lazy(
    r"(?:上线|成立|启动|发布|推出|投产|开业|开工|建成|创办|开通|投用|设立|上市|引进|入驻|开播|开园)的[^，,。；;：:\d]{2,20}$"
)
# 今年扣除税费后,实际领取8万元: what is taken off is no event.
_TAKEN_OFF = lazy(r"(?:扣除|扣减|剔除|扣缴|计入|折算|换算|考虑)[^，,。；;：:]{0,14}后$")
_OVER: Final = frozenset("日节后前的\n")  # one of which it ends with, or is 之后的
_BORN = lazy(r"(?:成立|创立|创办|创建|始建|组建|设立|注册|[修兴新]?建|起步|发源|毕业|生)于$")
# 曾在今年3月创下纪录的公司,…
_ONCE = lazy(r"曾经?[在于]?$")
_WHO_ONCE = lazy(r"的[^的\d]{2,12}$")
_AFFECTS = lazy(
    r"^\s*[^，,。；;]{0,6}(?P<by>受|因|由于|不考虑|不计|剔除|撇除|扣除)[^，,。；;]{0,24}(?:影响|拖累|冲击)$|^\s*(?:由于|因为|随着|鉴于)[^，,。；;]*$"
)
_FOUNDED = sieved(
    "上交入创动取启复始完封并建开成投挂揭新竣获落试达通",
    r"(?<![将拟])(?:成立|挂牌(?!上市)|揭牌|开业|投产(?!项目)|投用|启用|建成|竣工(?!项目)|开工(?![一-龥]{0,6}项目)|复工|动工|通车|开通|上线|开园|上市(?![^，,。；;\d]{1,8}\d)|入驻|创办|创建于|试产|试运行|试生产|达产|投运|并网|封顶|完工|交付使用|投入使用|投入运营|落成|(?:通过|获得?|取得)[^，,。；;\d]{0,8}(?:核准|批准|批复|评审|立项)|始建|新建了|建起了)(?![^，,。；;\d]{0,16}\d)",
)
_STATE = lazy(
    r"地[上下](?=[一二三四五六七八九十\d])|进度|完成(?:总)?投资|完成工程量|日均|年均|月均|年产|日产|月产|占地|总投资|面积|注册资本|现有|拥有|设有|内设|可容纳|可提供|可满足|设计|年接待|管辖|下辖|"
    r"年销售|年处理|年发电|全长|总长|户籍|可供|能容纳|可储存|可存放|可停放|可加工|计划投资|预计投资|建筑"
)
# 2016年,安置点建成以后,…: the year only says when that was.
_DONE_BY = lazy(r"(?:建成|投产|成立|落成|投用|通车|开业|入驻)(?:以|之)?后$")
# 将于12月建成,建成后亩均产值…
_ONCE_BUILT = lazy(r"\s*(?:项目)?(?:全部|全面)?(?:建成|投产|达产|完工|竣工|投用|投运|运营|开业)[一-龥]{0,4}?后")


def only_happened(text: str, sentence: int, clause: int, words: str, ruling: Sequence[Time]) -> bool:
    """Whether the words of a clause only say when something was that is over: 去年投产后, 受去年干旱影响, 成立于2018年.

    `sentence` and `clause` are where they begin; `ruling` are the clause's times, one at least.
    """
    if affects(ruling[0], clause, words) or _is_over(text, sentence, words, ruling):
        return True
    return text.startswith("已", clause + len(words) + 1) and _BEGUN_ONE.search(words) is not None


def is_done_by(words: str) -> bool:
    """Whether a clause only says after what the rest came: 安置点建成以后."""
    return _DONE_BY.search(words) is not None


def is_founded(words: str) -> bool:
    """Whether the words tell of something that came into being or into use."""
    return _FOUNDED.search(words) is not None


def tells_state(text: str, start: int, end: int) -> bool:
    """Whether the words there tell how something is, whenever it came into being."""
    return _STATE.search(text, start, end) is not None


def is_by_now(time: Time) -> bool:
    """Whether it is up to a day, as what stands by then is of it too: 目前,1个项目建成投产,累计完成投资3亿元."""
    return time.period is not None and time.period.start is None


def is_once_built(words: str) -> bool:
    """Whether the words begin with something that is built, as what then follows is of no time told before."""
    return _ONCE_BUILT.match(words) is not None


def _is_over(text: str, sentence: int, words: str, ruling: Sequence[Time]) -> bool:
    """Whether a clause only says when something else happened, which is over where it ends."""
    if ruling[-1].since:
        return False
    over = (words[-1:] in _OVER or "之后的" in words) and _EVENT_OVER.search(words) and not _TAKEN_OFF.search(words)
    return bool(over) or _born(text, sentence, ruling[-1]) or _once(text, sentence, ruling[0], words)


def affects(time: Time, clause: int, words: str) -> bool:
    """Whether it only says when something was by which the rest is affected: 受去年干旱影响, but not 今年受干旱影响."""
    found = _AFFECTS.search(words)
    return found is not None and max(0, found.start("by")) <= time.span.start - clause


def _born(text: str, sentence: int, time: Time) -> bool:
    """Whether it only says when something began: 成立于2018年."""
    return _BORN.search(text, max(sentence, time.span.start - 3), time.span.start) is not None


def _once(text: str, sentence: int, time: Time, words: str) -> bool:
    """Whether it only says what somebody once was: 曾在2015年夺冠的她,…"""
    if not _ONCE.search(text, max(sentence, time.span.start - 3), time.span.start):
        return False
    return _WHO_ONCE.search(words) is not None
