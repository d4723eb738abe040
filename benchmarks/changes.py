"""What comparing two revisions of 3,000 characters costs, and how the cost grows: python benchmarks/changes.py"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from monitor.articles import Article
from monitor.changes import Revision, diff_text
from monitor.changes.compare import compare
from monitor.changes.copies import likeness, signature
from monitor.changes.tokens import tokens

_WORDS = [
    "乳源",
    "全县",
    "农户",
    "茶园",
    "瑶药",
    "合作社",
    "党建",
    "村级",
    "组织",
    "增长",
    "下降",
    "完成",
    "推进",
    "建设",
    "服务",
    "群众",
    "干部",
    "项目",
    "资金",
    "产业",
]


def article(size: int, seed: int) -> str:
    """News-like text of about `size` characters: paragraphs of three sentences, a number in most."""
    rng = random.Random(seed)  # noqa: S311 (a generated text, not a secret)
    out: list[str] = []
    while sum(map(len, out)) < size:
        sentences = [
            "".join(rng.choices(_WORDS, k=rng.randint(8, 20)))
            + f"{rng.randint(2, 9999)}项，"
            + rng.choice(_WORDS)
            + "。"
            for _ in range(3)
        ]
        out.append("".join(sentences))
    return "\n".join(out)


def edited(text: str, edits: int, seed: int) -> str:
    """The text with some words replaced, far from one another."""
    rng = random.Random(seed)  # noqa: S311
    for at in sorted(rng.sample(range(len(text) - 2), edits), reverse=True):
        text = text[:at] + rng.choice(_WORDS) + text[at + 2 :]
    return text


def median(work: Callable[[], object], rounds: int = 30) -> float:
    """Microseconds that a call takes, half of them less; the cache of tokens emptied before each."""
    took = []
    for _ in range(rounds):
        tokens.cache_clear()
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return sorted(took)[rounds // 2] * 1e6


def main() -> None:
    """Print a table of medians."""
    text = article(3000, 1)
    half = text[: len(text) // 2] + article(1500, 2)
    cases = {
        "diff, equal": (text, text),
        "diff, 1 edit": (text, edited(text, 1, 3)),
        "diff, 3 edits": (text, edited(text, 3, 4)),
        "diff, 20 edits": (text, edited(text, 20, 5)),
        "diff, half rewritten": (text, half),
        "diff, unrelated": (text, article(3000, 6)),
    }
    rows = [(name, median(lambda a=a, b=b: diff_text(a, b))) for name, (a, b) in cases.items()]  # type: ignore[misc]
    old, new = Revision(Article("题", text)), Revision(Article("题", edited(text, 3, 4)))
    rows.append(("compare, 3 edits", median(lambda: compare(old, new))))
    rows.append(("copies: signature", median(lambda: signature(text))))
    rows.append(("copies: likeness", median(lambda: likeness(text, half))))
    for size in (3_000, 30_000, 300_000):
        long = article(size, 7)
        rows.append(
            (f"diff, 1 % edited, {size:,}", median(lambda t=long: diff_text(t, edited(t, len(t) // 100, 8)), 3))
        )  # type: ignore[misc]
    for name, took in rows:
        print(f"{name:28} {took:12,.0f} µs")


if __name__ == "__main__":
    main()
