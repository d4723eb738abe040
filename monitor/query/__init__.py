"""The search language: words, phrases, fields, AND, OR and NOT, parsed into a tree.

`乳源 村集体 来源:韶关日报 单位:亩 数值:>1000000 时期:2021` asks for all of it; `OR` (或, |) asks for either side, `NOT`
(非, -) for what has it not; brackets group; quotation marks keep a phrase together. Signs may be full width.
"""

from monitor.query.nodes import OF_FIGURE, All, Among, Any, Name, Node, Not, Number, Phrase, Text, When, phrases
from monitor.query.reader import NAMES, parse

__all__ = [
    "NAMES", "OF_FIGURE", "All", "Among", "Any", "Name", "Node", "Not", "Number", "Phrase", "Text", "When", "parse", "phrases",
]  # fmt: skip
