"""Figures at /metrics: each thing counted once, over all worker processes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.multiprocess import mark_process_dead
from prometheus_client.parser import text_string_to_metric_families

from reference_app import create_app
from reference_app.metrics import Metrics
from reference_app.supplier.simulator import Supplier
from tests.app.web.test_routes import ask

WORKER = """
from reference_app.metrics import MeasuredPending, Metrics
metrics = Metrics()
pending = MeasuredPending(2, metrics.pending)
metrics.answered(0.02)
metrics.compared(3, changed=1)
pending.enter()
for _ in iter(input, "end"):
    print(metrics.text().decode(), end="# EOF\\n", flush=True)
"""


def figures(text: str) -> dict[str, float]:
    """Give the samples by name, and by label where they have one."""
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def scraped(client: FlaskClient) -> dict[str, float]:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    return figures(answer.text)


def test_an_answer_and_its_comparison_are_counted(
    client: FlaskClient, supplier: Supplier
):
    for quantity in (12, 12, 11):
        supplier.stock["tea-250"] = quantity
        ask(client)
    found = scraped(client)
    assert found["pipeline_answered_total"] == 3
    assert found["pipeline_answer_seconds_count"] == 3
    assert found["pipeline_compared_total"] == 3
    assert found["pipeline_changed_total"] == 2
    assert found["pipeline_comparison_failures_total"] == 0
    assert found["pipeline_pending"] == 0


def test_figures_are_given_while_the_api_refuses(database_url: str, supplier: Supplier):
    config = {"SUPPLIER_URL": supplier.url, "DATABASE_URL": database_url}
    app = create_app({**config, "MAX_PENDING": 1})
    client = app.test_client()
    with app.extensions["reference_app.pending"].slot():
        assert client.get("/api/inventory").status_code == 503
        found = scraped(client)
    assert found["pipeline_refused_total"] == 1
    assert found["pipeline_pending"] == 1
    assert scraped(client)["pipeline_pending"] == 0


def test_a_failure_has_its_reason():
    metrics = Metrics()
    metrics.failed("too_slow")
    metrics.failed("too_slow")
    metrics.failed("busy")
    metrics.comparison_failed()
    found = figures(metrics.text().decode())
    assert found["pipeline_failed_total too_slow"] == 2
    assert found["pipeline_failed_total busy"] == 1
    assert found["pipeline_comparison_failures_total"] == 1


def test_an_answer_time_falls_into_its_bucket():
    metrics = Metrics()
    metrics.answered(0.02)
    found = figures(metrics.text().decode())
    assert found["pipeline_answer_seconds_bucket 0.01"] == 0
    assert found["pipeline_answer_seconds_bucket 0.025"] == 1


def test_two_apps_in_a_process_count_for_themselves(app: Flask):
    other = Metrics()
    app.extensions["reference_app.metrics"].refused()
    assert figures(other.text().decode())["pipeline_refused_total"] == 0


@contextmanager
def worker(folder: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER],
        env={**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield process
        process.communicate("end\n", timeout=30)
    assert process.returncode == 0


def asked(process: subprocess.Popen[str]) -> dict[str, float]:
    print("figures", file=process.stdin, flush=True)
    return figures("".join(iter(process.stdout.readline, "# EOF\n")))


def test_each_worker_process_gives_the_sums_of_all(tmp_path: Path):
    with worker(tmp_path) as first:
        with worker(tmp_path) as second:
            asked(first)
            found = asked(second)
            assert found["pipeline_answered_total"] == 2
            assert found["pipeline_answer_seconds_bucket 0.025"] == 2
            assert found["pipeline_compared_total"] == 6
            assert found["pipeline_changed_total"] == 2
            assert found["pipeline_pending"] == 2
        # What gunicorn's `child_exit` has to call when a worker has ended.
        mark_process_dead(second.pid, str(tmp_path))
        found = asked(first)
        assert found["pipeline_pending"] == 1
        assert found["pipeline_answered_total"] == 2


def test_with_several_processes_the_figures_come_from_the_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    metrics = Metrics()
    metrics.refused()
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    # This process began without the variable, so it has written none there.
    assert metrics.text() == b""
