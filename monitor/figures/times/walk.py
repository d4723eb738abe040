"""Walk: a sentence clause by clause, and what each of its times and marks does to the period that holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from monitor.articles import Span
from monitor.figures.edtf import Period
from monitor.figures.patterns import lazy
from monitor.figures.times.brackets import names_day, runs, same_days, says
from monitor.figures.times.comparisons import is_aside
from monitor.figures.times.digits import Digits
from monitor.figures.times.discourse import begins_item, goes_on_with_part, leads_clause
from monitor.figures.times.events import (
    affects,
    is_by_now,
    is_done_by,
    is_founded,
    is_once_built,
    only_happened,
    tells_state,
)
from monitor.figures.times.expressions import COMPARES, GOVERNS, UNTIMED, Time
from monitor.figures.times.names import is_attributive
from monitor.figures.times.origins import find_goal, is_former, is_origin
from monitor.figures.times.pieces import COMMAS, Piece, pieces
from monitor.figures.times.reigns import Reign, State
from monitor.figures.times.reporting import (
    ends_in_dateline,
    is_told_in,
    leads_to_speech,
    may_be_told_on,
    says_then,
    tells,
)
from monitor.figures.times.tense import is_done

_DONE = lazy(r"[，,]?(已[一-龥]{2})")
# What is had of a herd or a field in a time, or befalls people in it, and is never counted on a day.
_YIELD = lazy(r"[^，,。；;：:\d]{0,8}(?:产量|出栏|产值|出生|死亡|自然增长)")
# 1-9月获得收入875元,占现金收入的25%;占家庭经营收入的38%: a share without an owner is of what was told last, and of its time.
_SHARE_OF_IT = lazy(r"\s?(?:分别|各|仅|约|还)?占[^，,。；;：:\d]{2,24}\d")
# 高于前一周水平(3.8%)
_LEVEL = lazy("的?(?:同期)?的?(?:平均)?水平")
_TWO = lazy("[和、与及]")
_AGAINST = lazy(r"[与比较同和](?:上[期周月旬]|前[一]?[期周月旬]|[^，,。；;（(]{0,4}同期)$")
_ORIGINS: Final = frozenset("由从")
_OPENING: Final = "（("
_CLOSING: Final = "）)"
# 主要目标是:到2025年,…: of all that the colon leads to.
_AFTER_COLON: Final = ("：", ":", "：到", ":到")
# A run of years before one of these is of that average alone: 五年年均增长13%.
_AVERAGED: Final = ("年均", "年平均", "平均每年", "平均增长")
# What sets an average beside another goes on about it: “十五”年均增长11.6%,比“九五”快1.5个百分点.
_COMPARES: Final = ("比", "较", "高于", "快于", "低于", "高出", "快出")


class Walk:
    """A walk over a sentence, by which `reigns` are filled, `listed` and `trailing` (a period in brackets after a figure,
    by the bracket's offset)."""

    def __init__(
        self, text: str, span: Span, times: Sequence[Time], inherited: Period | None, published: dt.date | None
    ) -> None:
        self.text = text
        self.span = span
        self.times = times
        self.reigns = [Reign(span.start, inherited)]
        self.listed: Period | None = None
        self.trailing: dict[int, Period] = {}
        self.state = State(published, self.reigns, inherited, inherited, clause_start=span.start)
        self._digits = Digits(text, span, times)

    def go(self) -> Walk:
        """Itself, when all clauses have been walked."""
        state = self.state
        waiting = iter(self.times)
        time = next(waiting, None)
        for start, end, mark in pieces(self.text, self.span, self.times):
            if mark in COMMAS and (time is None or time.span.start >= end) and state.is_idle():
                state.clause_start = end + 1
                state.entered = state.current, state.time
                continue
            piece = Piece(start, end, mark)
            if state.comes or state.founded or state.done:
                self._open(piece)
            while time and time.span.start < piece.end:
                state.mine.append(time)
                self._apply(time)
                time = next(waiting, None)
            if state.from_open:
                self._goal(piece)
            if piece.mark:
                self._close(piece)
        return self

    # --- a clause begins -----------------------------------------------------------------------------------------

    def _open(self, piece: Piece) -> None:
        state = self.state
        if state.comes and is_done(self.text, piece.start, piece.end):
            state.hold(None, piece.start)
        words = self.text[piece.start : piece.end]
        if state.founded and (tells_state(self.text, piece.start, piece.end) or is_once_built(words)):
            state.founded = False
            if piece.start > self.span.start:
                state.hold(None, piece.start)
        done = _DONE.match(words)
        if done and done[1] in state.done and state.current != state.done[done[1]]:
            state.hold(state.done[done[1]], piece.start)

    # --- a time --------------------------------------------------------------------------------------------------

    def _apply(self, time: Time) -> None:
        state = self.state
        if time.use is COMPARES:
            state.base = time.period
            state.reign(time.span.end)
        elif time.use is UNTIMED:
            if is_former(self.text, time, self.span.end):
                state.resume, state.from_open = state.current, True
            elif self._opens(time):
                state.opening, state.opened = None, not self._only_told_at(time)
            state.hold(None, time.span.start, time)
        elif time.use is GOVERNS and time.period:
            ruling = state.time
            if ruling is None or not is_attributive(self.text, time, ruling, state.clause_start):
                self._govern(time)

    def _only_told_at(self, time: Time) -> bool:
        """Whether a time that names no day only says when it was told what another is of: 记者近日获悉,去年…"""
        after = next((other.span.start for other in self.times if other.span.start >= time.span.end), time.span.end)
        return is_told_in(self.text[time.span.end : after], after - time.span.end)

    def _govern(self, time: Time) -> None:
        state = self.state
        if state.from_open and time.period:
            # 由2021年的591亿元减少28.5%至2022年的423亿元: what it fell by is of the year that it came to.
            goal = find_goal(self.text, state.reigns[-1].start, time.span.start + 1)
            if goal is not None:
                state.hold(time.period, goal, time)
        if is_origin(self.text, time, self.span.end):
            state.resume, state.from_open = state.current, True
            state.base = state.pair = time.period
        else:
            if self._opens(time):
                state.opening, state.opened = time.period, True
            elif time.since and state.fresh and self._counted_up():
                state.opening = time.period  # 截至7月10日,今年以来…死亡;直接经济损失…
            state.from_open = False
        state.founded = False
        state.hold(time.period, time.span.start, time)
        done = _DONE.match(self.text, time.span.end)
        if done and time.period:
            state.done[done[1]] = time.period

    def _counted_up(self) -> bool:
        """Whether what opened the sentence, and still holds, is all up to a day."""
        opening = self.state.opening
        return opening is not None and opening.start is None and self.state.current == opening

    def _opens(self, time: Time) -> bool:
        state = self.state
        return (
            state.segment == 0
            and (not state.opened or self.text[: time.span.start].endswith(_AFTER_COLON, time.span.start - 2))
            and (state.from_open or not self._digits.before(time.span.start))
            and not self._sets_out(time)
        )

    def _sets_out(self, time: Time) -> bool:
        """Whether a figure is only said to have set out from a time: 由2003年的不足千万元,到2007年的…"""
        start, end = time.span.start, time.span.end
        return self.text[start - 1 : start] in _ORIGINS and self.text.startswith("的", end) and not time.since

    # --- a clause ends -------------------------------------------------------------------------------------------

    def _goal(self, piece: Piece) -> None:
        """After 由上年的… the words 增加到 lead back to what held before."""
        state = self.state
        start = max(piece.start, state.reigns[-1].start)
        goal = find_goal(self.text, start, piece.end)
        if goal is not None:
            state.from_open = False
            state.hold(state.resume, goal)

    def _close(self, piece: Piece) -> None:
        state = self.state
        if piece.mark in _OPENING:
            last = state.mine[-1] if state.mine else None
            state.stack.append((state.current, state.time, state.clause_start, state.mine))
            state.clause_start, state.mine = piece.end + 1, []
            if last is not None and last.use is COMPARES and last.span.end == piece.end:
                state.hold(last.period, piece.end + 1, last)  # 较2月(报告40802例)大幅上升
            elif last is not None and last.use is COMPARES and _LEVEL.fullmatch(self.text, last.span.end, piece.end):
                state.hold(self._of_level(last), piece.end + 1, last)
        elif piece.mark in _CLOSING:
            self._bracket(piece)
        else:
            self._after(piece)
            if piece.mark in "：:":
                self._list(piece)
            if piece.mark in "；;":
                self._semicolon(piece)
            self._resume(piece)
            state.clause_start, state.mine = piece.end + 1, []
            state.entered = state.current, state.time

    def _of_level(self, time: Time) -> Period | None:
        """Of when a level is that a bracket tells of a time set beside: 低于去年同期水平(8.9%); of none where that is of two
        times or of one before that told of (高于前一周水平(3.8%))."""
        words = self.text[time.span.start : time.span.end]
        return None if words[0] == "前" or _TWO.search(words) else time.period

    def _bracket(self, piece: Piece) -> None:
        state = self.state
        mine, inside = state.mine, state.clause_start
        dated = bool(mine) and mine[0].span.start <= inside + 3 and mine[-1].span.end >= piece.end - 1
        if dated and mine[-1].period:
            self.trailing[inside - 1] = mine[-1].period
        if state.stack:
            before, time, state.clause_start, state.mine = state.stack.pop()
            if dated and before and same_days(before, mine[-1].period):
                state.hold(before, piece.end, time)  # 2019年1月(1月1日0时至31日24时)
            elif dated and time and before and says(self.text, time, before, mine[-1].period, inside - 1):
                if state.opening == before:
                    state.opening = mine[-1].period
                state.hold(mine[-1].period, piece.end, mine[-1])
            elif dated and self._sets_against(inside - 1):
                state.hold(before, piece.end, time)  # 与上期(6月21-30日)相比
            elif dated and before is None and (runs(mine[-1].period) or names_day(self.text, inside - 1)):
                state.hold(mine[-1].period, piece.end, mine[-1])  # 周末票房(4日至6日)报收近1.6亿美元
            elif state.current != before:
                state.hold(before, piece.end, time)

    def _sets_against(self, opening: int) -> bool:
        """Whether the time in a bracket is that of something that the rest is only set beside."""
        return _AGAINST.search(self.text, max(opening - 9, self.span.start), opening) is not None

    def _only_happened(self, words: str, ruling: Sequence[Time]) -> bool:
        """Whether the words of the clause only say when something was that is over."""
        return only_happened(self.text, self.span.start, self.state.clause_start, words, ruling)

    def _is_deadline(self, time: Time, clause_end: int) -> bool:
        """Whether the clause ends with a time that is still to come, by which the rest is to be done: 9月底前,…"""
        last = time.period.end.last if time.period and time.period.end else None
        published = self.state.published
        if last is None or published is None or time.span.end != clause_end or self.text[clause_end - 1] != "前":
            return False
        return last > published

    def _after(self, piece: Piece) -> None:
        """A clause that says when something happened, or when it was told, is over."""
        state = self.state
        if state.stack:
            return
        if not state.mine and not state.fresh:
            return
        words = self.text[state.clause_start : piece.end]
        ruling = [time for time in state.mine if time.use is GOVERNS and time.period]
        if ruling and not self._is_deadline(ruling[-1], piece.end) and self._only_happened(words, ruling):
            state.drop(ruling, piece.end)
            if state.opening and affects(ruling[0], state.clause_start, words):
                state.hold(state.opening, piece.end)  # 一季度,受年初低温影响,…
        elif not ruling and state.time and is_done_by(words):
            state.drop([state.time], piece.end)
        dated = ruling or ([state.time] if state.fresh and state.time else [])
        entered = state.entered[1]
        if ruling and state.fresh and entered and entered.period == state.opening and may_be_told_on(entered):
            since = ruling[0].span.start - state.clause_start
            if since > 0 and is_told_in(words, since):
                state.opening = ruling[-1].period  # 2月3日,公司公布2023年第一季度业绩,…;净利润…
        told = [time for time in dated if may_be_told_on(time) or says_then(self.text, time)]
        # What is dated after the words that tell of it (本报讯 6月20日,…) is not dated by the telling.
        since = 0 if not ruling else max(0, ruling[0].span.start - state.clause_start)
        if told and tells(words, since, piece.mark):
            state.drop(told, piece.end)
            if state.current and state.opening is None:
                state.opening = state.current
        if dated and not dated[-1].since and not is_by_now(dated[-1]) and is_founded(words):
            state.founded = True
        length = len(words.strip())
        if since and ends_in_dateline(words, since):
            length -= since
        state.fresh = bool(ruling) and length <= ruling[-1].span.end - ruling[0].span.start + 4

    def _list(self, piece: Piece) -> None:
        state = self.state
        if leads_to_speech(self.text, piece.start, piece.end):
            return
        if self._told_again(piece.end):
            state.hold(state.opening, piece.end + 1)
            return
        # What 其中 or 即 opens ends with its sentence.
        self.listed = state.current if self._goes_on(piece) else None
        if state.current:
            state.opening = state.current  # the list goes on across its semicolons

    def _told_again(self, position: int) -> bool:
        """Whether the time that holds is named once more in the list, so that what its items set out with is not of it:
        1-6月完成投资3亿元,其中:在建项目8个,1-6月完成投资1亿元.
        """
        period = self.state.current
        if period is None or period == self.state.opening:
            return False
        return any(time.span.start > position and time.period == period for time in self.times)

    def _goes_on(self, piece: Piece) -> bool:
        """Whether the list under a colon goes on over its sentence: it numbers its items, or nothing was told before it."""
        if self.text.endswith(("其中", "即"), piece.start, piece.end):
            return self.text[piece.end + 1 : piece.end + 2] == "\n"
        return not self._digits.before_or_in_brackets(piece.end) or begins_item(self.text, piece.end + 1)

    def _resume(self, piece: Piece) -> None:
        """After a clause that only sets the year before beside it (去年同期为16.86亿元), or what several years come to
        on average (五年年均增长13%), the time before holds on.
        """
        state = self.state
        period, time = state.entered
        last = state.mine[-1] if state.mine else None
        put_by, state.put_by = state.put_by, None
        if last is None and put_by and not state.stack:
            state.hold(put_by[0], piece.end, put_by[1])
        if last is None or last.use is not GOVERNS or state.stack:
            return
        if period is None and last.span.end - last.span.start == 2:
            return  # 同期 that opens the sentence
        run = last.period is not None and not last.period.is_point
        averaged = run and period is not None and self.text.startswith(_AVERAGED, last.span.end)
        if averaged and self.text.startswith(_COMPARES, piece.end + 1):
            return
        if averaged:
            state.base = last.period
            if state.current != last.period:
                state.reign(piece.end + 1)  # 五年年均增长13%;财政收入5亿元,年均增长9%
        if period is None and last.span.start == self.span.start:
            return  # 上年同期比例由90%下降至30%,产生损失5亿元
        if (averaged or is_aside(self.text, last)) and state.current == last.period:
            if state.fresh and period:
                state.put_by = period, time
            else:
                state.hold(period, piece.end, time)

    def _semicolon(self, piece: Piece) -> None:
        state = self.state
        state.segment += 1
        state.from_open = False
        state.founded = False
        if goes_on_with_part(self.text, piece.end + 1):
            return
        leads = state.opening is None and leads_clause(self.text, self.span.start, state.time)
        if leads and not tells_state(self.text, piece.end, piece.end + 6):
            return
        if self._flows_on(piece.end + 1) or _SHARE_OF_IT.match(self.text, piece.end + 1):
            return
        if state.current != state.opening or state.time is None:
            state.hold(state.opening, piece.end + 1)

    def _flows_on(self, start: int) -> bool:
        """Whether a yield follows that is of the run told last and not of the day on which a stock was counted, which ended
        it and opened the sentence: 二季度末存栏60万头;上半年出栏90万头;产量7万吨.
        """
        stock, run = self.state.opening, self.state.current
        if stock is None or run is None or not stock.is_point or run.start is None or run.last is None:
            return False
        return run.last == stock.last and run.first != stock.first and _YIELD.match(self.text, start) is not None
