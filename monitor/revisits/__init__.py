"""When a page is visited again: by a learned model of its edits, within a budget of requests."""

from monitor.revisits.decay import PUBLISHED, Decay
from monitor.revisits.estimate import Belief, Past, cho_garcia_molina
from monitor.revisits.learn import Look, learn
from monitor.revisits.model import UNLEARNED, Model, Next, next_look
from monitor.revisits.plan import Planned, Watched, belief_of, plan
from monitor.revisits.share import Births, Group, threshold_for

__all__ = [
    "PUBLISHED",
    "UNLEARNED",
    "Belief",
    "Births",
    "Decay",
    "Group",
    "Look",
    "Model",
    "Next",
    "Past",
    "Planned",
    "Watched",
    "belief_of",
    "cho_garcia_molina",
    "learn",
    "next_look",
    "plan",
    "threshold_for",
]
