"""The texts of messages, in Chinese and English, by key."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("zh", "en")
TEXTS: dict[str, tuple[str, str]] = {
    "app": ("乳源监测", "Ruyuan monitor"),
    "headline": ("标题有改动", "Headline changed"),
    "lead": ("导语有改动", "Lead changed"),
    "figure": ("数字有改动", "Figure changed"),
    "date": ("日期有改动", "Date changed"),
    "attribution": ("署名有改动", "Attribution changed"),
    "quotation": ("引语有改动", "Quotation changed"),
    "wording": ("措辞有改动", "Wording changed"),
    "correction": ("刊出更正", "Correction"),
    "addition": ("有增补", "Text added"),
    "deletion": ("有删除", "Text deleted"),
    "boilerplate": ("页面信息有改动", "Page details changed"),
    "layout": ("版式有改动", "Layout changed"),
    "encoding": ("编码有改动", "Encoding changed"),
    "withdrawn": ("文章被撤", "Article withdrawn"),
    "returned": ("文章恢复", "Article returned"),
    "moved": ("文章迁址", "Article moved"),
    "reverted": ("改回旧版", "Reverted to an earlier version"),
    "new": ("新文章", "New article"),
    "trouble": ("运行告警", "Operations"),
    "incident": ("异常", "Incident"),
    "recovered": ("已恢复", "Recovered"),
    "undelivered": ("消息未送达", "Message not delivered"),
    "silent": ("未声明", "silent"),
    "importance": ("重要性", "importance"),
    "before": ("原文", "Before"),
    "after": ("现文", "After"),
    "noticed": ("发现于", "noticed"),
    "published": ("发布于", "published"),
    "open": ("查看", "Open"),
    "original": ("原网页", "Original page"),
    "and_more": ("等 {n} 项", "and {more} more"),
    "collected": ("{n} 条消息", "{n} items"),
    "daily": ("日报", "Daily digest"),
    "weekly": ("周报", "Weekly digest"),
    "part": ("{part}/{parts}", "{part}/{parts}"),
    "number": ("消息编号 {id}（同一编号若收到两次，内容相同）", "Message {id} (if it arrives twice, both are the same)"),
    "test": ("测试消息", "Test message"),
    "test.body": (
        "这是一条测试消息。收到它，说明此渠道可用。", "This is a test message. If you can read it, the channel works.",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key, with values put in; KeyError for an unknown key."""
        return TEXTS[key][LANGUAGES.index(self.language)].format(**values)
