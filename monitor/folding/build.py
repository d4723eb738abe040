"""Builds the table of traditional characters from OpenCC.

pip install opencc
python -m monitor.folding.build
"""

from __future__ import annotations

import sys
import unicodedata
from importlib import import_module
from pathlib import Path

TARGET = Path(__file__).with_name("variants.txt")
# Blocks of Chinese characters; those for compatibility are folded by NFKC.
BLOCKS = ((0x3400, 0xA000), (0x20000, 0x323B0))
# Both of a pair are used in simplified texts, for different words: a search finds either by either.
EXTRA = {"乾": "干", "著": "着", "瞭": "了", "麽": "么", "藉": "借", "徵": "征"}
PAIRS_A_LINE = 40


def table() -> dict[str, str]:
    """Each traditional character with the simplified one that stands for it and is itself none of the table."""
    converter = import_module("opencc").OpenCC("t2s")
    characters = (chr(code) for first, end in BLOCKS for code in range(first, end))
    plain = (char for char in characters if unicodedata.normalize("NFKC", char) == char)
    found = {char: simple for char in plain if (simple := converter.convert(char)) != char} | EXTRA
    for _ in range(3):
        found = {char: found.get(simple, simple) for char, simple in found.items()}
    return found


def main() -> None:
    """Write the table."""
    pairs = ["".join(pair) for pair in sorted(table().items())]
    lines = ["".join(pairs[n : n + PAIRS_A_LINE]) + "\n" for n in range(0, len(pairs), PAIRS_A_LINE)]
    TARGET.write_text("".join(lines), encoding="utf-8")
    sys.stdout.write(f"{len(pairs)} characters in {TARGET}\n")


if __name__ == "__main__":
    main()
