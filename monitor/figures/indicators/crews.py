"""Crews: the vehicles and the people that are sent, where only their measure words say so (5个中队16车86人)."""

from __future__ import annotations

from typing import Final

from monitor.figures.indicators.context import Context
from monitor.figures.patterns import lazy
from monitor.figures.spots import Spot

_CREW = lazy(r"[、,]?\s?[0-9]{1,5}余?[人名]")
_CRASHED = lazy("(?:连环)?(?:追尾|相撞|碰撞)(?![一-龥]*事故)")
_SENT = lazy(r"(?:出动|调派|派出|增派|调集|调动|投入)(?=共计?$|了?$)")
_VEHICLES: Final = "车辆"
_MANNED: Final = frozenset(("人", "名"))
_BESIDE: Final = frozenset(("", "、", ","))


def crew(spot: Spot, context: Context) -> str:
    """The vehicles that are counted with those who man them or that crashed, or those who man them; empty for anything else."""
    unit = spot.mention.unit_name
    if unit == "车" and (crashed := _CRASHED.match(spot.right)):
        return crashed[0] + _VEHICLES  # 7车追尾
    if unit == "车" and _CREW.match(spot.right):
        sent = _SENT.search(spot.left)
        return (sent[0] if sent else "") + _VEHICLES
    told = context.previous
    manned = unit in _MANNED and context.counted == "车" and not context.opens and told.endswith(_VEHICLES)
    return told.removesuffix(_VEHICLES) + "人员" if manned and spot.left in _BESIDE else ""
