"""Texts that are chosen by the code that they reach (Atheris, extra `fuzz`), and those of them that are kept.

`python -m tests.faults.guided --minutes 70` gives each target an equal share, keeps the fewest texts that reach all that
was reached in `tests/faults/corpus/`, and prints what it came to.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.faults import results
from tests.faults.results import Row

if TYPE_CHECKING:
    from tests.faults.fuzz import Target

CORPUS = Path(__file__).with_name("corpus")
NAMES = ("pages", "feeds", "figures", "dates", "edtf", "query", "configuration")
# Bytes of a text, of all kept texts of a target as they stand in its file, and megabytes of the process.
LONGEST, MOST_KEPT, MEMORY = 2048, 60_000, 1500
# Seconds after which a text is taken to keep its reader for ever, and for the merging of texts.
HANG, MERGING = 120, 240


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a target came to: texts tried, seconds, branches reached, texts kept, and what it could not bear."""

    tried: int
    seconds: int
    slowest: float
    reached: int
    kept: int
    found: tuple[str, ...]


def kept(name: str) -> list[str]:
    """The texts that are kept of a target."""
    file = CORPUS / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else []  # type: ignore[no-any-return]


def keep(name: str, texts: list[str]) -> int:
    """Keep texts, short ones first, as many as have room; how many that are."""
    chosen, room = [], MOST_KEPT
    for text in sorted(set(texts), key=lambda text: (len(text), text)):
        room -= len(json.dumps(text)) + 2
        if room > 0:
            chosen.append(text)
    CORPUS.mkdir(exist_ok=True)
    (CORPUS / f"{name}.json").write_text(json.dumps(chosen, indent=0) + "\n", encoding="utf-8")
    return len(chosen)


def decoded(data: bytes) -> str:
    """The text of what the fuzzer made."""
    return data.decode("utf-8", "replace")


def altered(text: str, words: tuple[str, ...], chance: random.Random) -> str:
    """A text with a word put in, a piece left out, doubled, or said over and over."""
    start, length = chance.randint(0, len(text)), chance.randint(1, 12)
    piece = text[start : start + length]
    change = chance.randrange(4)
    if change == 0:
        return text[:start] + chance.choice(words) + text[start:]
    if change == 1:
        return text[:start] + text[start + length :]
    if change == 2:
        place = chance.randint(0, len(text))
        return text[:place] + piece + text[place:]
    return text[:start] + (piece or chance.choice(words)) * chance.randint(2, 40) + text[start:]


def explore(name: str, folder: Path, seconds: int) -> None:
    """Try texts for so long, beginning with those in the folder; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["monitor"]):
        from tests.faults.fuzz import TARGETS, URL, Tally, once
    from tests.faults.work import PAGE

    target, tally, tell = TARGETS[name], Tally(), _Teller(folder)
    assert URL

    def give(data: bytes) -> None:
        text = decoded(data)
        try:
            once(target, text, tally)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is a finding)
            tell.found(error, text)
        tell.passed(tally)

    def mutate(data: bytes, most: int, number: int) -> bytes:
        chance = random.Random(number)  # noqa: S311
        if chance.random() < 0.5:
            return bytes(atheris.Mutate(data, most))
        text = decoded(data)
        for _ in range(chance.randint(1, 4)):
            text = altered(text, target.words, chance)
        return text.encode("utf-8", "replace")[:most]

    _begin(folder / "in", name, target, PAGE)
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={HANG}",
        f"-artifact_prefix={folder}/",
        f"-rss_limit_mb={MEMORY}",
    ]
    atheris.Setup([sys.argv[0], f"-max_len={LONGEST}", *options, str(folder / "in")], give, custom_mutator=mutate)
    atheris.Fuzz()


def _begin(folder: Path, name: str, target: Target, page: str) -> None:
    """Lay the kept texts and each word by itself before the fuzzer."""
    pages = (
        [page.format(title="乳源织密基层治理网格", count="3200余", income="8640")]
        if name in ("pages", "figures")
        else []
    )
    folder.mkdir(exist_ok=True)
    for number, text in enumerate([*kept(name), *target.words, "".join(target.words), *pages]):
        (folder / f"begin-{number}").write_bytes(text.encode("utf-8", "replace"))


class _Teller:
    """Writes down what was found, each kind once, and how far the process came: it ends without a word."""

    def __init__(self, folder: Path) -> None:
        self.file, self.progress = folder / "found.jsonl", folder / "progress.json"
        self.known: set[str] = set()
        self.next = 0.0

    def found(self, error: Exception, text: str) -> None:
        place = traceback.extract_tb(error.__traceback__)[-1]
        kind = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
        if kind not in self.known:
            self.known.add(kind)
            with self.file.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"kind": kind, "says": str(error), "text": text}) + "\n")

    def passed(self, tally: Any) -> None:
        if time.monotonic() >= self.next:
            self.next = time.monotonic() + 2
            self.progress.write_text(json.dumps([tally.tried, round(tally.slowest, 3)]), encoding="utf-8")


def guide(name: str, seconds: int) -> Outcome:
    """What a target came to in so many seconds; its kept texts are those that reach all that was reached."""
    with tempfile.TemporaryDirectory() as root:
        folder, since = Path(root), time.monotonic()
        said = _child(["--explore", name, str(folder), str(seconds)], seconds + HANG + 60)
        took = round(time.monotonic() - since)
        tried, slowest = json.loads((folder / "progress.json").read_text(encoding="utf-8"))
        lines = (
            (folder / "found.jsonl").read_text(encoding="utf-8").splitlines()
            if (folder / "found.jsonl").exists()
            else []
        )
        ended = [f"{file.name}: {decoded(file.read_bytes())!r}" for file in folder.glob("*-*") if file.is_file()]
        reached = max((int(count) for count in re.findall(r"\bft: (\d+)", said)), default=0)
        (folder / "least").mkdir()
        _child(["--merge", name, str(folder)], MERGING)
        least = [decoded(file.read_bytes()) for file in (folder / "least").iterdir()]
        count = keep(name, least or kept(name))
    return Outcome(tried, took, slowest, reached, count, (*lines, *ended))


def row(name: str, outcome: Outcome) -> Row:
    """What a target came to, as a line of the page."""
    what = (
        f"texts chosen by the code that they reach (Atheris), {outcome.seconds / 60:.0f} minutes, {outcome.reached:,} features"
        f" reached, {outcome.kept} texts kept; the slowest took {outcome.slowest:.2f} s of the processor"
    )
    return Row(f"Guided fuzzing: {name}", what, outcome.tried, outcome.tried, len(outcome.found))


def merge(name: str, folder: Path, options: list[str]) -> None:
    """Put the fewest of the texts in one folder that reach the same into another; ends the process.

    The fuzzer calls itself for that, with options of its own after those that it was called with.
    """
    import atheris

    with atheris.instrument_imports(include=["monitor"]):
        from tests.faults.fuzz import TARGETS
    read = TARGETS[name].read

    def give(data: bytes) -> None:
        try:
            read(decoded(data))
        except Exception:  # noqa: BLE001 (it was found and told already)
            return

    own = ["-merge=1", f"-max_len={LONGEST}", f"-rss_limit_mb={MEMORY}", str(folder / "least"), str(folder / "in")]
    call = f"{sys.executable} -m tests.faults.guided --merge {name} {folder}"
    atheris.Setup([call, *(options or own)], give)
    atheris.Fuzz()


def _child(arguments: list[str], patience: float) -> str:
    """What a process of this module said."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.guided", *arguments],
        capture_output=True, timeout=patience, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    return ended.stderr.decode("utf-8", "replace")


def main() -> int:
    """Explore all targets, or those that are named; status 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=70, help="for all targets together")
    parser.add_argument("--targets", nargs="+", choices=NAMES, default=NAMES)
    parser.add_argument("--explore", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--merge", nargs=2, help=argparse.SUPPRESS)
    asked, others = parser.parse_known_args()
    if asked.explore:
        explore(asked.explore[0], Path(asked.explore[1]), int(asked.explore[2]))
    if asked.merge:
        merge(asked.merge[0], Path(asked.merge[1]), others)
    found, seconds = 0, round(asked.minutes * 60 / len(asked.targets))
    for name in asked.targets:
        outcome = guide(name, seconds)
        found += len(outcome.found)
        print(name, outcome, flush=True)  # noqa: T201
        results.keep("guided", [row(name, outcome)], f"python -m tests.faults.guided --minutes {asked.minutes:g}")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
