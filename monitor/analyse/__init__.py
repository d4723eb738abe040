"""Reads what was fetched: snapshots become revisions, figures, topic labels and changes; repeatable at any time."""

from monitor.analyse.reading import Readers
from monitor.analyse.run import analyse, run_analysis
from monitor.analyse.settling import Summary

__all__ = ["Readers", "Summary", "analyse", "run_analysis"]
