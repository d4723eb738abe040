"""Analysis: snapshots become revisions, figures, topic labels and changes; it can be repeated at any time."""

from typing import TYPE_CHECKING

from monitor.lazy import names_of

if TYPE_CHECKING:
    from monitor.analyse.reading import Readers
    from monitor.analyse.run import analyse, run_analysis
    from monitor.analyse.settling import Summary
else:
    # A process that only reads loads nothing that writes.
    __getattr__ = names_of(
        __name__,
        {"reading": ("Readers",), "run": ("analyse", "run_analysis"), "settling": ("Summary",)},
    )

__all__ = ["Readers", "Summary", "analyse", "run_analysis"]
