"""Whether this machine can draw Chinese: without a suitable font charts show boxes, and no library warns."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from monitor.errors import InputError

FOLDERS = (
    "/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts",
    "/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts", "C:/Windows/Fonts",
)  # fmt: skip
# What the files of Chinese fonts are called, in small letters.
NAMES = (
    "wqy", "cjk", "sourcehan", "pingfang", "heiti", "songti", "msyh", "simsun", "simhei", "deng",
    "droidsansfallback", "uming", "ukai", "lxgw", "notosanssc", "notoserifsc",
)  # fmt: skip
FILES = (".ttf", ".ttc", ".otf", ".otc")


def chinese_font(folders: Iterable[str] = FOLDERS) -> Path | None:
    """A font file with Chinese characters, by its name; None if none is installed."""
    for folder in folders:
        for root, _, files in os.walk(Path(folder).expanduser()):
            for file in sorted(files):
                name = file.lower().replace("-", "").replace("_", "")
                if name.endswith(FILES) and any(known in name for known in NAMES):
                    return Path(root, file)
    return None


@cache
def require_chinese() -> None:
    """InputError with the remedy if no Chinese font is installed."""
    if chinese_font() is None:
        raise InputError(
            "no Chinese font is installed, so pictures and PDF would show squares; "
            "install one, such as the package fonts-noto-cjk or fonts-wqy-microhei"
        )
