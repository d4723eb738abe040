"""What the segmenter parts or joins wrongly is put right."""

from __future__ import annotations

import pytest

from monitor.figures.segmenter import words_of

CASES = {
    "云溪会员数是": "云溪 会员数 是",
    "门店数将达": "门店数 将 达",
    "机械化率高达": "机械化率 高达",
    "出口量仍高达": "出口量 仍 高达",
    "一个月的雇工费要": "一个月 的 雇工费 要",
    "参保人数增": "参保人数 增",
    "新能源汽车占比较": "新能源 汽车 占比 较",
    "参加院坝会": "参加 院坝会",
    "三人手足口病例": "三人 手足口病例",
    "全县共设投票站": "全县 共 设 投票站",
    "全县政府性基金收入": "全县 政府 性 基金 收入",
    "群众诉求按时办结率达": "群众 诉求 按时办结率 达",
    "养老金按时足额发放率": "养老金 按时足额发放率",
    "高校毕业生初次就业率": "高校 毕业生 初次就业率",
    "公司营收未达": "公司 营收 未达",
    "市场集聚度达": "市场 集聚度 达",
    # What no dictionary has is parted only right before a number.
    "群众获得感高达": "群众 获得感 高达",
    "专项扶贫款仅为": "专项 扶贫款 仅 为",
    "累计出口量仍达": "累计 出口量 仍 达",
    "零售均价每500克为": "零售 均价 每 500 克为",
    "种植面积扩为": "种植 面积 扩为",
    # A blank stands where a time was told: 产量比去年增长.
    "蚕茧产量比  增长": "蚕茧 产量 比 增长",
    "城乡收入比下降": "城乡 收入比 下降",
}


@pytest.mark.parametrize(("piece", "told"), CASES.items())
def test_words(piece: str, told: str) -> None:
    [words] = words_of([piece])
    assert [word for word, _ in words] == told.split()
