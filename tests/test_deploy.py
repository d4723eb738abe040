"""What is shipped for running it fits the program: its commands, configuration, files and secrets are there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from monitor.config import parse
from monitor.tasks import NAMES

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"


@pytest.fixture
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return found


def dockerfile(word: str) -> list[str]:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line.partition(" ")[2].strip() for line in text.splitlines() if line.strip().startswith(word)]


def test_the_configuration_is_valid_and_plans_known_tasks(tmp_path: Path) -> None:
    text = (DEPLOY / "monitor.toml").read_text(encoding="utf-8")
    secret = tmp_path / "url"
    secret.write_text("postgresql://monitor@database/monitor\n")
    config = parse(text.replace("/run/secrets/database_url", secret.as_posix()))
    assert config.database == "postgresql://monitor@database/monitor"
    assert {schedule.task for schedule in config.schedules} <= set(NAMES)
    assert "file:" in config.notify.channels["team"].url.get_secret_value()


def test_every_secret_is_mounted_where_the_configuration_looks_for_it(compose: dict[str, Any]) -> None:
    text = (DEPLOY / "monitor.toml").read_text(encoding="utf-8")
    named = set(re.findall(r"file:/run/secrets/(\w+)", text))
    assert named == set(compose["services"]["monitor"]["secrets"])
    used = {secret for service in compose["services"].values() for secret in service.get("secrets", ())}
    assert used == set(compose["secrets"])
    assert used == {path.stem for path in map(Path, ("database_password", "database_url", "team_url"))}


def test_mounts_and_volumes_are_there(compose: dict[str, Any]) -> None:
    sources = [mount.split(":")[0] for service in compose["services"].values() for mount in service.get("volumes", ())]
    for source in sources:
        assert (DEPLOY / source).exists() if source.startswith(".") else source in compose["volumes"], source
    build = compose["services"]["monitor"]["build"]
    assert (DEPLOY / build["context"] / build["dockerfile"]).is_file()


def test_the_image_is_built_of_files_that_are_there_and_no_others_are_sent() -> None:
    sent = {line[1:] for line in (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {source for line in dockerfile("COPY") if "--from" not in line for source in line.split()[:-1]}
    assert copied == sent
    assert all((ROOT / source).exists() for source in copied)
    [start] = dockerfile("ENTRYPOINT")
    assert json.loads(start)[0] == "monitor"
    assert dockerfile("USER") == ["10001:10001"]


def test_the_unit_starts_the_program_as_it_is_called() -> None:
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[method-assign,assignment]
    unit.read(DEPLOY / "monitor.service", encoding="utf-8")
    service = unit["Service"]
    assert service["ExecStart"].split() == [
        "/opt/monitor/bin/monitor", "--config", "/etc/monitor/monitor.toml", "--log-format", "json", "run",
    ]  # fmt: skip
    assert (service["KillMode"], service["User"]) == ("mixed", "monitor")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_finds_no_fault_in_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "monitor.service"
    text = (DEPLOY / "monitor.service").read_text(encoding="utf-8")
    unit.write_text(text.replace("/opt/monitor/bin/monitor", "/bin/true"), encoding="utf-8")
    checked = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    said = [line for line in checked.stderr.splitlines() if "monitor.service" in line]
    assert (checked.returncode, said) == (0, [])
