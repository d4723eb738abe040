"""Prometheus can read how things stand."""

from __future__ import annotations

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.monitor.web.conftest import Site


def test_metrics_are_in_prometheus_form_and_agree_with_health(site: Site) -> None:
    answer = httpx.get(f"{site.url.rstrip('/')}/metrics")
    assert answer.status_code == 200
    found = {family.name: family for family in text_string_to_metric_families(answer.text)}
    values = {name: family.samples[0].value for name, family in found.items() if family.samples}
    well = httpx.get(f"{site.url.rstrip('/')}/health").status_code == 200
    assert values["monitor_well"] == float(well)
    assert values["monitor_articles"] > 0
    assert {"monitor_incidents_open", "monitor_runs", "monitor_last_run_age_seconds"} <= set(found)
