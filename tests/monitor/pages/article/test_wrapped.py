"""Lines cut at a width are joined to paragraphs, entries of a list of nearly one length are not."""

from __future__ import annotations

from monitor.pages.article.markup import Block
from monitor.pages.article.wrapped import unwrapped

CUT = (
    "根据公司半年度财务报告，上半年公司实现归属于上市公司股东的净利润为",
    "20,618.36万元，截至6月30日，公司合并报表未分配利润为98,204.17万元，",
    "母公司未分配利润为61,337.52万元，公司拟以总股本42,000万股为基数分",
    "红。",
    "本次利润分配预案符合《中华人民共和国公司法》和公司章程的规定，尚须提",
    "交股东大会审议，敬请广大投资者注意投资风险。",
    "一、审议程序",
    "公司于8月20日召开董事会会议，以9票同意、0票反对、0票弃权审议通过",
    "了本次利润分配预案。",
)
ENTRIES = (
    "云溪县召开2023年春季农业生产工作会议部署春耕备耕各项任务",
    "云溪县高标准农田建设项目通过市级验收并交付长坪镇管护使用",
    "云溪县举办新型职业农民培训班三百名种植大户参加集中学习",
    "云溪县开展农资打假专项行动检查经营门店一百余家次立案两起",
    "云溪县油菜机收现场演示会在石桥镇举行示范面积达两千余亩",
    "云溪县与农业大学签订合作协议共建蔬菜良种繁育科研试验基地",
)


def texts(lines: tuple[str, ...]) -> list[str]:
    return [block.text for block in unwrapped([Block(line) for line in lines])]


def test_lines_cut_at_a_width_are_joined() -> None:
    assert texts(CUT) == [CUT[0] + CUT[1] + CUT[2] + CUT[3], CUT[4] + CUT[5], CUT[6], CUT[7] + CUT[8]]


def test_entries_of_one_length_stay_apart() -> None:
    assert texts(ENTRIES) == list(ENTRIES)


def test_paragraphs_longer_than_a_line_stay_apart() -> None:
    longer = ("云溪县今年蔬菜种植面积达到2.6万亩，" * 4 + "产量稳步提高。", *CUT[:3])
    assert texts(longer) == list(longer)


def test_words_in_latin_letters_keep_their_space() -> None:
    lines = (*CUT[:8], "The board of directors of the firm approved the plan at its", "meeting.")
    assert texts(lines)[-1].endswith("at its meeting.")
