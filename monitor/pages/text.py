"""What all rooms of the reader do with strings: folding space, comparing, measuring."""

from __future__ import annotations

import re

# Marks that turn the direction of what follows, or hide words in it, are among them.
_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_INVISIBLE = re.compile(f"[{_UNSEEN}\x00-\x08\x0e-\x1f\x7f\ufffd]")
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2014\u2018\u2019\u201c\u201d\u2026"
_NEWLINE_IN_CHINESE = re.compile(f"(?<=[{_CJK}])[ \t\xa0]*[\r\n]+[ \t\xa0\r\n]*(?=[{_CJK}])")
_SPACE = re.compile("[ \t\r\n\f\v\xa0\u2000-\u200a\u202f\u205f]+")
_ALL_SPACE = re.compile(f"[\\s{_UNSEEN}\u202f]+")
_EDGES = " \t\r\n\xa0\u3000"
_SIGNS = ("：（）［］【】，；！？｜丨－／．〔〕︱∣→＞", ":()[][],;!?||-/.[]||>>")
# Traditional characters in the words that pages use as labels, not a conversion of the language.
_TRADITIONAL = (
    "來源記責編輯發佈時間關鍵詞閱讀瀏覽點擊網絡聲權載轉報導題標籤評論實習撰攝審訂總圖鏈條號體電聯繫視歡請獲專欄員稱處無與為應錄經開頁僅內違們書許頻頭閉隨這個樣資訊聽錯廣傳熱門薦還沒掃碼註釋參見週臺長數別後當現續選據蹤誌刪銷採寫單廳紙產業創聞說將對從進過會學際於國區華東馬爾級買賣機連綜獨嚴",
    "来源记责编辑发布时间关键词阅读浏览点击网络声权载转报导题标签评论实习撰摄审订总图链条号体电联系视欢请获专栏员称处无与为应录经开页仅内违们书许频头闭随这个样资讯听错广传热门荐还没扫码注释参见周台长数别后当现续选据踪志删销采写单厅纸产业创闻说将对从进过会学际于国区华东马尔级买卖机连综独严",
)
_PAIRS = zip(_SIGNS[0] + _TRADITIONAL[0], _SIGNS[1] + _TRADITIONAL[1], strict=True)
_FOLDED = {sign: plain for sign, plain in _PAIRS if sign != plain}
_IS_FOLDED = re.compile(f"[{''.join(map(re.escape, _FOLDED))}]")


def tidy(text: str) -> str:
    """One line of text as a reader sees it: no invisible characters, single spaces, none at the edges.

    >>> tidy("　　乳源 \\u200b\\n 县\\xa0\\xa0115个 ")
    '乳源县 115个'
    """
    text = text.strip(_EDGES)
    if text.isprintable() and "  " not in text and "\ufffd" not in text:
        return text
    if text.isascii():
        return " ".join(text.split())
    text = _INVISIBLE.sub("", text)
    if "\n" in text or "\r" in text:
        text = _NEWLINE_IN_CHINESE.sub("", text)
    return _SPACE.sub(" ", text).strip(_EDGES)


def squeeze(text: str) -> str:
    """The text without any white space or invisible character, for comparison.

    >>> squeeze(" 乳 源　县 ")
    '乳源县'
    """
    # Of all that is removed only the common space is printable.
    return text.replace(" ", "") if text.isprintable() else _ALL_SPACE.sub("", text)


def fold(text: str) -> str:
    """Half-width punctuation and simplified characters in the words that pages use as labels; for matching only.

    The result is as long as the text itself, so that spans found in it hold for the text.

    >>> fold("来源：韶关日报（乳源）")
    '来源:韶关日报(乳源)'
    """
    # To replace the few that a text holds one by one, all of one at once, is much faster than to look up every character.
    found = _IS_FOLDED.search(text)
    while found is not None:
        text = text.replace(found[0], _FOLDED[found[0]])
        found = _IS_FOLDED.search(text, found.end())
    return text


def uncut(text: str, full: str) -> str:
    """What an attribute says in full where the shown text is its beginning.

    >>> uncut("三支部主题党日...", "三支部主题党日的起点"), uncut("下一篇", "看下一篇")
    ('三支部主题党日的起点', '下一篇')
    """
    cut = text.rstrip(".…· ")
    longer = (cut != text and full.startswith(cut[:8])) or (len(full) > len(text) and full.startswith(cut))
    return full if longer else text
