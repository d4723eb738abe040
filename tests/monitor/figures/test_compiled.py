"""The compiled reader of figures reads as its sources do; to build it takes minutes, so that only `make check` asks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
GOLD = ROOT / "tests" / "gold" / "figures" / "dev"
# Whole texts, texts that begin in the middle of a word, and texts whose lines and clauses have no end.
PROGRAM = """
import sys
from pathlib import Path
from monitor.figures import reader
assert Path(reader.__file__).suffix == sys.argv[2], reader.__file__
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    text = path.read_text(encoding="utf-8")
    for told in (text, text[101:], text[7:307], text.replace("\\n", ""), text.replace("，", "").replace("。", "")):
        print(path.name, reader.read_figures(told))
"""


@pytest.mark.compiled
@pytest.mark.timeout(1800)
def test_compiled_reader_reads_the_same(tmp_path: Path) -> None:
    if shutil.which("cc") is None or not Path(sysconfig.get_path("include"), "Python.h").exists():
        pytest.skip("no C compiler, or no headers of Python: the packages gcc and python3-dev have them")
    assert _told(_built(tmp_path), ".so") == _told(ROOT, ".py")


def _built(folder: Path) -> Path:
    """A folder with the packages of the wheel that `make wheel` builds, compiled in a copy of the sources.

    The C compiler does not optimise: that would take it twice as long, and what mypyc has written is what is compared.
    """
    source = folder / "source"
    ignored = shutil.ignore_patterns("__pycache__")
    for package in ("monitor", "spiders", "storage"):
        shutil.copytree(ROOT / package, source / package, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    settings = source / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8").replace('opt_level = "1"', 'opt_level = "0"'), "utf-8")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(source)]
    env = os.environ | {"HATCH_BUILD_HOOKS_ENABLE": "1", "CFLAGS": "-Wno-all"}
    subprocess.run(command, env=env, capture_output=True, check=True, timeout=1700)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def _told(path: Path, suffix: str) -> str:
    """What the reader in a folder reads in all texts."""
    program = [sys.executable, "-c", PROGRAM, str(GOLD), suffix]
    return subprocess.run(program, cwd=path, capture_output=True, check=True, encoding="utf-8", timeout=300).stdout
