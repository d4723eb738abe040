"""Where a page's foot begins: who runs the site, where to write to, under which licences."""

from __future__ import annotations

import re

from monitor.pages.document.outline import Line, Outline

_LONGEST = 200
_SHORT = 30
# By these a foot is told.
_SURE = re.compile(
    r"ICP\s*[备证号]|公网安备|网站标识码|(?:违法|不良)[^。]{0,8}信息[^。]{0,6}举报|新闻信息服务许可证|[Cc]opyright|COPYRIGHT|©|版权所有(?!的)|"
    r"[Aa][Ll][Ll] [Rr]ights? [Rr]eserved|建议使用[^。]{0,24}(?:分辨率|浏览)"
)
# What stands beside them; an article may end so too.
_BESIDE = re.compile(
    r"^\W*(?:主办|承办|主管|协办|运维|维护|技术支持|建设|制作|开发|管理|运营)(?:单位|维护|方|部门)?\s*[:：]|"
    r"(?:地\s*址|邮\s*编|邮政编码|电\s*话|传\s*真|热\s*线|邮\s*箱|[Ee]-?mail)\s*[:：]|"
    r"^\W*(?:网站地图|关于我们|关于本站|联系我们|联系方式|网站声明|免责声明|隐私|法律声明|友情链接|站点地图|广告服务)"
)
_LEVELS = 3
# How many lines may stand behind a foot, and between two of its own.
_REACH = 60
_BETWEEN = 12


def foot_start(page: Outline) -> int:
    """The first line of the page's foot; the number of lines where there is none."""
    lines = page.lines
    start, sure = len(lines), None
    for i in range(len(lines) - 1, -1, -1):
        kind = _kind(lines[i])
        if kind is None or start - i > (_REACH if sure is None else _BETWEEN):
            break
        if kind == "sure" or (kind == "beside" and sure is not None and _is_near(page, i, sure)):
            start, sure = i, i if kind == "sure" else sure
        elif kind == "beside":
            break
    return start


def _kind(line: Line) -> str | None:
    """Whether a line tells a foot, stands in one or may be passed over; None where it is something else's."""
    text = line.text
    if line.hidden:
        return "passed"
    if len(text) <= _LONGEST and _SURE.search(text):
        return "sure"
    if text.endswith("。") or len(text) > _LONGEST:
        return None
    if _BESIDE.search(text):
        return "beside"
    return "passed" if len(text) <= _SHORT or 2 * line.linked > len(text) else None


def _is_near(page: Outline, i: int, other: int) -> bool:
    """Whether two lines stand in one box, or in boxes of one, other than the page itself."""
    around = {box.index for box in page.ancestors(page.lines[other].box)[:_LEVELS] if box.index}
    return any(box.index in around for box in page.ancestors(page.lines[i].box)[:_LEVELS])
