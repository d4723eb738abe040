"""Key figures: what quantities a Chinese text states, with what it says of each.

>>> import datetime as dt
>>> from monitor.figures import read_figures
>>> [one] = read_figures("2021年,全县农民人均可支配收入达到1.8万元。", dt.date(2022, 7, 25))
>>> str(one.value), one.unit, one.indicator, one.period
('18000', '元', '农民人均可支配收入', '2021')
"""

from typing import TYPE_CHECKING, Final

from monitor.lazy import names_of

# The version of the reader: to be raised when it reads a text otherwise than before.
VERSION: Final = "23"

if TYPE_CHECKING:
    from monitor.figures.consistency import Check, Note, check_consistency
    from monitor.figures.exclusions import Exclusion, Reason
    from monitor.figures.reader import explain, explain_all, read_figures
    from monitor.figures.stated_units import StatedUnit, table_with, version_with
    from monitor.figures.units import DEFAULT_UNITS, Unit, UnitTable
else:
    __getattr__ = names_of(
        __name__,
        {
            "consistency": ("Check", "Note", "check_consistency"),
            "exclusions": ("Exclusion", "Reason"),
            "reader": ("explain", "explain_all", "read_figures"),
            "stated_units": ("StatedUnit", "table_with", "version_with"),
            "units": ("DEFAULT_UNITS", "Unit", "UnitTable"),
        },
    )

__all__ = [
    "DEFAULT_UNITS",
    "VERSION",
    "Check",
    "Exclusion",
    "Note",
    "Reason",
    "StatedUnit",
    "Unit",
    "UnitTable",
    "check_consistency",
    "explain",
    "explain_all",
    "read_figures",
    "table_with",
    "version_with",
]
