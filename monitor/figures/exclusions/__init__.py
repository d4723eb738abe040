"""What is no figure: each rule gives its reason for a number that is a date, a name, an order, an idiom."""

from monitor.figures.exclusions.judge import is_figure, reason
from monitor.figures.exclusions.orders import is_rank
from monitor.figures.exclusions.reasons import Exclusion, Reason

__all__ = ["Exclusion", "Reason", "is_figure", "is_rank", "reason"]
