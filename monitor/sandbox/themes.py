"""The themes of generated articles, and the words that they share."""

from __future__ import annotations

from monitor.sandbox import themes_portal, themes_ruyuan

SOURCES = (
    "韶关日报",
    "粤北新闻网",
    "南粤乡村周刊",
    "乳源融媒",
    "县域经济参考",
    "食品信息网",
    "农产品市场报",
    "综合媒体报道",
)
REPORTERS = ("记者 陈亦南", "记者 李若溪", "记者 周知行 通讯员 盘小凤", "通讯员 邓启文", "王砚秋", "记者 何其方")

WORDS = {
    "town": ("乳城镇", "桂头镇", "大桥镇", "大布镇", "洛阳镇", "必背镇", "游溪镇", "东坪镇", "一六镇"),
    "village": ("云岭村", "上坪村", "石排村", "茶坑村", "横溪村", "新塘村", "白竹村"),
    "place": ("始兴县", "仁化县", "翁源县", "新丰县", "南雄市", "乐昌市", "曲江区"),
}

SYNONYMS = (
    ("扎实推进", "稳步推进"),
    ("有关负责人", "相关负责人"),
    ("进一步完善", "不断健全"),
    ("明显提升", "有所提升"),
    ("据介绍", "据了解"),
    ("表示", "告诉记者"),
    ("普遍反映", "纷纷表示"),
    ("总体平稳", "基本平稳"),
    ("下一步", "接下来"),
)

THEMES = (*themes_ruyuan.THEMES, *themes_portal.THEMES)
