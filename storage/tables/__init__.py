"""The tables. Times are UTC; ids are integers; what a page said is never overwritten.

Those of series are `storage.tables.series`: not every process needs them.
"""

from storage.tables.accounts import ACCESS_KEYS, SAVED_QUERIES, USERS
from storage.tables.articles import CHANGES, CONTRADICTIONS, FIGURES, LABELS, REVISIONS
from storage.tables.messages import DELIVERIES, MESSAGES, OUTBOX
from storage.tables.pages import ADDRESSES, BLOBS, CHECKS, DICTIONARIES, FINDS, PAGES, REVISIT_MODELS, SITES, SNAPSHOTS
from storage.tables.runs import FAULTS, INCIDENTS, LOCKS, PAUSES, RUNS, SIGNS, TALLIES

__all__ = [
    "ACCESS_KEYS",
    "ADDRESSES",
    "BLOBS",
    "CHANGES",
    "CHECKS",
    "CONTRADICTIONS",
    "DELIVERIES",
    "DICTIONARIES",
    "FAULTS",
    "FIGURES",
    "FINDS",
    "INCIDENTS",
    "LABELS",
    "LOCKS",
    "MESSAGES",
    "OUTBOX",
    "PAGES",
    "PAUSES",
    "REVISIONS",
    "REVISIT_MODELS",
    "RUNS",
    "SAVED_QUERIES",
    "SIGNS",
    "SITES",
    "SNAPSHOTS",
    "TALLIES",
    "USERS",
]
