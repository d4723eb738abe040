"""Notices that say nothing themselves: their text is in the files that hang on them."""

from __future__ import annotations

import re

from monitor.pages.document.outline import Outline
from monitor.pages.fields.titles import Headline
from monitor.pages.patterns import FILE_ENDING

_NAMES_FILE = re.compile(rf"{FILE_ENDING}(?=$|[】\])）\s])", re.IGNORECASE)
_DOWNLOADED = re.compile(r"\s*[(（]?已?下载(?:次数)?\s*[:：]?\s*\d*\s*次?[)）]?$")
_LONGEST = 200
_MOST = 8


def attached(page: Outline, headline: Headline) -> tuple[str, ...]:
    """The lines under a headline that name files; none where there are many, as in a list of downloads."""
    if headline.line is None:
        return ()
    below = (line for line in page.lines[headline.last_line + 1 :] if not line.hidden and len(line.text) <= _LONGEST)
    named = [_DOWNLOADED.sub("", line.text) for line in below if _NAMES_FILE.search(line.text)]
    return tuple(named) if len(named) <= _MOST else ()
