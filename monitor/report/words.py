"""A report's texts in Chinese and English."""

from __future__ import annotations

KINDS = {
    "headline": ("标题", "headline"), "lead": ("导语", "lead"), "figure": ("数字", "figure"), "date": ("日期", "date"),
    "attribution": ("出处", "attribution"), "quotation": ("引语", "quotation"), "wording": ("措辞", "wording"),
    "correction": ("更正", "correction"), "addition": ("增补", "addition"), "deletion": ("删节", "deletion"),
    "boilerplate": ("页面文字", "boilerplate"), "layout": ("版式", "layout"), "encoding": ("编码", "encoding"),
    "withdrawn": ("撤下", "withdrawn"), "returned": ("恢复", "returned"), "moved": ("移走", "moved"),
    "reverted": ("改回", "reverted"),
}  # fmt: skip
WORDS = {
    "title": ("新闻监测报告", "News monitor report"),
    "topic": ("主题", "Topic"),
    "period": ("期间", "Period"),
    "made": ("制于", "Made at"),
    "summary": ("概要", "Summary"),
    "articles": ("新发文章", "Articles published"),
    "more": ("（仅列前 {0} 篇）", " (the first {0} are listed)"),
    "altered": ("发表后改动的数字", "Figures altered after publication"),
    "wording": ("其他改动", "Other alterations"),
    "gone": ("撤下、恢复、移走", "Withdrawn, returned, moved"),
    "conflicts": ("互相矛盾的说法", "Values that cannot all be right"),
    "indicators": ("指标走势", "Indicators"),
    "none": ("无", "None"),
    "silent": ("未注明", "silent"),
    "changes": ("改动", "Alterations"),
    "day": ("日期", "Day"),
    "headline": ("标题", "Title"),
    "source": ("来源", "Source"),
    "figures": ("数字", "Figures"),
    "versions": ("版本", "Versions"),
    "undrawn": (
        "各时期的数值（画图需要附加组件：{0}）。",
        "Values by period (charts need an extra; {0}).",
    ),
    "reading": (
        "余、约等不确定的范围以色带表示，目标为菱形，改动前的数值为空心点。",
        "Bands show the uncertainty of 余 and 约, diamonds are targets, rings are values that were revised.",
    ),
}
