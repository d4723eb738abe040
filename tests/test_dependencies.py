"""What we stand on has no known hole: neither what is installed nor the oldest versions that may be."""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
# The first version without the last hole that is known of (the advisories were read in November 2026).
FIXED = {
    "aiohttp": ("3.14.3", "CVE-2026-69243, CVE-2026-69244"),
    "brotli": ("1.2.0", "CVE-2025-6176"),
    "click": ("8.3.3", "PYSEC-2026-2132"),
    "cryptography": ("50.0.0", "CVE-2026-69247"),
    "fonttools": ("4.60.2", "CVE-2025-66034"),
    "h11": ("0.16.0", "CVE-2025-43859"),
    "jinja2": ("3.1.6", "CVE-2025-27516"),
    "lxml": ("6.1.3", "CVE-2026-49825"),
    "mako": ("1.3.12", "CVE-2026-41205"),
    "pillow": ("12.3.0", "PYSEC-2026-2253 to 2257, 3451 to 3453"),
    "python-multipart": ("0.0.31", "CVE-2026-53540"),
    "requests": ("2.33.0", "CVE-2026-25645"),
    "scrapy": ("2.17.0", "CVE-2026-84366"),
    "starlette": ("1.3.1", "CVE-2026-54283"),
    "tornado": ("6.5.8", "GHSA-wwv5-g3v4-889x"),
    "twisted": ("26.4.0", "CVE-2026-42304"),
    "urllib3": ("2.7.0", "CVE-2026-44431, CVE-2026-44432"),
    "weasyprint": ("70.0", "CVE-2026-55073"),
}


@pytest.fixture(scope="module")
def bounds() -> dict[str, Version]:
    """The lowest version of each dependency that may be installed."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    listed = [*project["dependencies"], *(one for some in project["optional-dependencies"].values() for one in some)]
    found: dict[str, Version] = {}
    for wanted in map(Requirement, listed):
        lowest = [Version(one.version) for one in wanted.specifier if one.operator in (">=", "==", "~=")]
        if lowest:
            found[canonicalize_name(wanted.name)] = max(lowest)
    return found


@pytest.mark.parametrize(("name", "fixed", "hole"), [(name, *row) for name, row in FIXED.items()])
def test_no_version_with_a_known_hole_may_be_installed(
    bounds: dict[str, Version], name: str, fixed: str, hole: str
) -> None:
    assert bounds[name] >= Version(fixed), f"{name} before {fixed}: {hole}"
    try:
        installed = Version(version(name))
    except PackageNotFoundError:
        pytest.skip(f"{name} is not installed")
    assert installed >= Version(fixed), f"{name} {installed}: {hole}"


def test_every_dependency_has_a_lowest_version(bounds: dict[str, Version]) -> None:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    names = {canonicalize_name(Requirement(one).name) for one in project["dependencies"]}
    assert names - bounds.keys() == set()
