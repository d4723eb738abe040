"""What courts dealt with: one name for each step of a case, with the courts that took it."""

from __future__ import annotations

import re

from monitor.figures.patterns import lazy
from monitor.series.points import SourcePoint

_COURT = lazy(
    r"(?P<top>最高(?:人民)?法院|最高法(?!院))|(?P<local>地方各级(?:人民)?法院)|"
    r"(?P<all>(?:全[国省市县区州]|各级)(?:各级|两级)?(?:人民)?法院)|(?P<own>[省市县区州](?:[中高]级)?(?:人民)?法院|[省市县区州]?[中高]院)"
)
# 法院受理案件办结: what was told of the case before is no part of what became of it.
_STEP = lazy(
    r"(?:中国)?(?:[省市县区州]?(?:最高|地方|各级|[中高]级)*(?:人民)?(?:法院|[中高]院)|最高法)?(?:共|累计|新收)*"
    r"(?:(?:受理|收案)(?:案件)?)?(?P<step>审结执结|审执结|审结|执结|办结|结案|受理|收案|(?:结案|诉讼)标额)(?:案件)?"
)
_SAID = {"审结执结": "审执结", "收案": "受理", "结案": "结案"}
LOCAL = "地方法院"


def step_of(source: SourcePoint, name: str) -> str:
    """The name of a step of courts' cases with whose they are, as its sentence tells last; any other name itself."""
    if not (name.endswith(("结", "案件", "案", "受理", "标额")) and (found := _STEP.fullmatch(name))):
        return name
    step = _SAID.get(found["step"], found["step"])
    if not step.endswith("标额"):
        step = f"{step}案件"
    told = [*_COURT.finditer(source.lead)]
    return _whose(told[-1]) + step if told else step


def _whose(court: re.Match[str]) -> str:
    """Local courts of all the nation and a place's own court by name; a whole place's, and the highest, go by the place."""
    return LOCAL if court["local"] else "本院" if court["own"] else "法院" if court["all"] else ""
