"""What is wrong with a site: its pages, lists, answers and silence compared with its own past. Pure."""

from monitor.health.chances import fewer_than_usual, more_than_usual, silence
from monitor.health.findings import Finding, Kind
from monitor.health.rhythm import Rhythm, rhythm_of
from monitor.health.rules import Crawl, Evidence, judge
from monitor.health.signs import Sign, Sort, Window, latest_lists, window_of, windows_of

__all__ = [
    "Crawl",
    "Evidence",
    "Finding",
    "Kind",
    "Rhythm",
    "Sign",
    "Sort",
    "Window",
    "fewer_than_usual",
    "judge",
    "latest_lists",
    "more_than_usual",
    "rhythm_of",
    "silence",
    "window_of",
    "windows_of",
]
