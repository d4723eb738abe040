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
    # A blank stands where a time was told: 产量比去年增长.
    "蚕茧产量比  增长": "蚕茧 产量 比 增长",
    "城乡收入比下降": "城乡 收入比 下降",
}


@pytest.mark.parametrize(("piece", "told"), CASES.items())
def test_words(piece: str, told: str) -> None:
    [words] = words_of([piece])
    assert [word for word, _ in words] == told.split()
