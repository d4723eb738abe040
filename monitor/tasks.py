"""The tasks that can be scheduled: what each does, how it is started, what follows it, and its limits.

A task is a command of ours. One that is listed here can be scheduled, paused, limited and looked up like all others;
its run is a row from its start to its end without a line of its own. To add one, add a row.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """A task by its name.

    `command` is what `python -m` takes; `per_site` adds `--site NAME`. Tasks of one `group` (and site) wait for each
    other. `then` is the task that follows it whether it succeeded or not. Limits: a duration, and megabytes.
    """

    name: str
    does: str
    command: tuple[str, ...]
    per_site: bool = False
    group: str = ""
    then: str | None = None
    max_time: str = "2h"
    max_memory: int = 2000

    @property
    def recorded(self) -> str:
        """What its runs are called in the record: those of one group have one name."""
        return self.group or self.name


TASKS = (
    Task(
        "discover", "find articles on home page, lists and feeds, fetch all that is due, read it",
        ("spiders.crawl", "--mode", "discover"), per_site=True, group="crawl", then="analyse", max_time="3h",
    ),
    Task(
        "revisit", "fetch the known pages that are due, read them",
        ("spiders.crawl", "--mode", "revisit"), per_site=True, group="crawl", then="analyse", max_time="3h",
    ),
    Task(
        "sweep", "walk all pages of all lists, say what was missed, read it",
        ("spiders.crawl", "--mode", "sweep"), per_site=True, group="crawl", then="analyse", max_time="12h",
    ),
    Task("analyse", "read what was fetched and look for trouble", ("monitor", "analyse"), group="analyse", then="deliver", max_time="6h"),
    Task("deliver", "send the messages that are due", ("monitor", "notify", "deliver"), group="deliver", max_time="10m"),
    Task(
        "digest", "send the digests that wait, before their hour as well", ("monitor", "notify", "deliver", "--digests"),
        group="deliver", max_time="10m",
    ),
    Task("backup", "back the database up, verify the backup, remove surplus old ones", ("monitor", "backup"), group="keep", max_time="12h"),
    Task("retention", "free what is older than the configuration keeps", ("monitor", "retention"), group="keep", max_time="12h"),
)  # fmt: skip
# So many of the newest articles does a crawl look at again that is made by hand.
AGAIN = 200
# Another name that a plan may use.
SYNONYMS = {"crawl": "discover"}
NAMES = tuple(task.name for task in TASKS)


def task_named(name: str) -> Task:
    """The task of a name or a synonym; KeyError if there is none.

    >>> task_named("crawl").name
    'discover'
    """
    wanted = SYNONYMS.get(name, name)
    for task in TASKS:
        if task.name == wanted:
            return task
    raise KeyError(name)
