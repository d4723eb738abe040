"""What is read does not depend on the order in which a process happens to keep its sets."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
from monitor.figures import read_figures
text = "去年,公司实现营业收入71.3亿元,同比增长15.9%；净利润1.5亿元。全县粮食产量5万吨,其中稻谷3万吨；茶园面积2.1万亩,增长3%。"
print([(one.text, one.indicator, one.period, one.place) for one in read_figures(text)])
"""


def test_every_process_reads_the_same() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "5", "9")
    }
    assert len(told) == 1
