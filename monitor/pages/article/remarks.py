"""Where readers' remarks begin on a page."""

from __future__ import annotations

import re

from monitor.pages.document.outline import Line, Outline
from monitor.pages.patterns import REMARKS

# What may stand behind a heading: how many remarks there are.
_COUNT = " \t\u3000:()[]0123456789条"
# What stands beside the name of who remarks.
_POSTED = re.compile(r"\d{1,2}:\d\d|(?:分钟|小时|天)前|^\W*回复|(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}|\d+\s*楼$")
_HEADING = 16
_SHORT = 40
_REACH = 12
_LEAST = 3


def remarks_start(page: Outline, after: int) -> int:
    """The heading of readers' remarks behind line `after`, under which several short lines tell when each was written."""
    lines = page.lines
    for i in range(after, len(lines)):
        text = lines[i].text
        # One of these every heading has; asked of each line of a page, a call would take longer than the answer.
        if len(text) > _HEADING or not ("评" in text or "留言" in text or "跟帖" in text) or not _is_heading(lines[i]):
            continue
        behind = lines[i + 1 : i + 1 + _REACH]
        if sum(len(line.text) <= _SHORT and _POSTED.search(line.head) is not None for line in behind) >= _LEAST:
            return i
    return len(lines)


def _is_heading(line: Line) -> bool:
    return REMARKS.fullmatch(line.head.rstrip(_COUNT)) is not None
