"""What the reader reads otherwise when the gold's texts say the same in other words.

    python -m tests.gold.figures.reworded [PATTERN REPLACEMENT]

For each pair of wordings it prints how many figures of `dev` are read otherwise, of how many places were reworded, and some of
them. A difference is a place to look at, no verdict: now and then the other words do say something else. A law that holds for all
of a kind belongs into tests/monitor/figures/test_likes.py.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from monitor.articles import Figure
from monitor.figures import read_figures

HERE = Path(__file__).parent
SHOWN = 5
FIELDS = ("unit", "qualifier", "kind", "role", "direction", "per", "period")
REWORDED = (
    (r"达到(?=\d)", "达"),
    (r"(?<=[^到])达(?=\d)", "高达"),
    (r"增长(?=\d)", "大幅增长"),
    (r"下降(?=\d)", "下滑"),
    (r"下降(?=\d)", "进一步下降"),
    (r"(?:增加|提高|上升|提升)[到至](?=\d)", "攀升至"),
    (r"同比(?=增长|下降|上升|减少|增加|上涨)", "与上年同期相比"),
    (r"比上年(?=增长|下降|上升|减少|增加|上涨)", "较上年"),
    (r"超过(?=\d)", "逾"),
    (r"近(?=\d)", "将近"),
    (r"(?<![一总公])共(?=\d)", "总共"),
    (r"截至", "截止"),
    (r"占(?!比|地|用)(?=[^，。；0-9]{1,8}\d)", "占到"),
    (r"亿元(?!人民币)", "亿元人民币"),
    (r"每年", "每一年"),
    (r"预计", "预估"),
    (r"力争", "争取"),
    (r"分别为", "依次为"),
    (r"(?<=[一-龥])为(?=\d)", "则为"),
    (r"(?<=\d)日(?=[，,]|至\d)", "号"),
    (r"(?<=[一-龥，。、；：])(\d[\d.,]*%?)(?=[一-龥，。])", r" \1 "),
    (r"；", "，"),
    (r"(?<=[。\n])(?=[一-龥])", "值得一提的是，"),
)


def main(arguments: Sequence[str]) -> None:
    """Print what each rewording changes, or the one given."""
    published = json.loads((HERE / "published.json").read_text("utf-8"))
    days = {HERE / "dev" / f"{name}.txt": dt.date.fromisoformat(day) for name, day in published.items()}
    texts = [(path.read_text("utf-8"), day) for path, day in sorted(days.items()) if path.exists()]
    for pattern, words in [tuple(arguments)] if arguments else REWORDED:
        places = 0
        found: list[str] = []
        for text, day in texts:
            reworded, count = re.subn(pattern, words, text)
            places += count
            if count:
                found += _differences(read_figures(text, day), read_figures(reworded, day), reworded, pattern, words)
        some = found[:: max(1, len(found) // SHOWN)][:SHOWN]
        told = f"{pattern} > {words}: {len(found)} figures read otherwise, {places} places reworded"
        sys.stdout.write("\n    ".join((told, *some)) + "\n")


def _differences(
    figures: Sequence[Figure], others: Sequence[Figure], text: str, pattern: str, words: str
) -> Iterator[str]:
    """What is read otherwise, each in its place in the reworded text."""
    pairs = SequenceMatcher(None, [_amount(one) for one in figures], [_amount(one) for one in others], autojunk=False)
    for how, start, end, since, until in pairs.get_opcodes():
        if how != "equal":
            lost = " ".join(one.text + one.unit for one in figures[start:end])
            new = " ".join(one.text + one.unit for one in others[since:until])
            yield f"{lost or 'nothing'} > {new or 'nothing'}"
            continue
        for one, other in zip(figures[start:end], others[since:until], strict=True):
            told = [f"{getattr(one, field)} > {getattr(other, field)}" for field in FIELDS if _field(one, other, field)]
            if one.indicator != other.indicator and re.sub(pattern, words, one.indicator) != other.indicator:
                told.append(f"{one.indicator} > {other.indicator}")
            if told:
                place = text[max(other.sentence.start, other.span.start - 30) : other.span.end + 6].replace("\n", " ")
                yield f"{place}: {', '.join(told)}"


def _amount(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.low, figure.high


def _field(one: Figure, other: Figure, field: str) -> bool:
    return bool(getattr(one, field) != getattr(other, field))


if __name__ == "__main__":
    main(sys.argv[1:])
