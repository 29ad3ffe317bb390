"""Each process opens its own services, once, and closes them."""

import os
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Queue
from threading import Barrier, Event

import pytest

from reference_app.metrics import Metrics
from reference_app.per_process import PerProcess
from reference_app.services import Services, open_services
from reference_app.settings import read_settings

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail


def made(database_url: str) -> Services:
    return open_services(read_settings({}, database_url), Metrics())


@pytest.fixture
def opened() -> list[Services]:
    """What was opened, in order."""
    return []


@pytest.fixture
def per_process(database_url: str, opened: list[Services]) -> PerProcess[Services]:
    """Opens services on a database of its own, and counts them."""

    def open_all() -> Services:
        opened.append(made(database_url))
        return opened[-1]

    return PerProcess(open_all)


def test_threads_that_come_together_open_them_once(
    per_process: PerProcess[Services], opened: list[Services]
):
    together = Barrier(8)

    def get(_: int) -> Services:
        together.wait(PATIENCE)
        return per_process.get()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(get, range(8)))
    assert found == opened * 8
    per_process.close()


def test_threads_that_come_while_it_fails_fail_with_it():
    opening, together = Event(), Barrier(8)
    tried = []

    def open_all() -> Services:
        tried.append(1)
        opening.set()
        together.wait(PATIENCE)
        raise OSError("no database")

    per_process = PerProcess(open_all)

    def get(wait: bool) -> Services:
        if wait:
            assert opening.wait(PATIENCE)
        return per_process.get()

    class Came(Future):
        """Says that one more waits for the outcome."""

        def result(self, timeout: float | None = None) -> Services:
            if not self.done():
                together.wait(PATIENCE)
            return super().result(timeout)

    with ThreadPoolExecutor(8) as pool, pytest.MonkeyPatch.context() as patch:
        patch.setattr("reference_app.per_process.Future", Came)
        jobs = [pool.submit(get, wait=n > 0) for n in range(8)]
        failures = [job.exception(PATIENCE) for job in jobs]
    assert [str(failure) for failure in failures] == ["no database"] * 8
    assert tried == [1]


def test_with_celery_each_answer_leads_to_a_message(
    database_url: str, monkeypatch: pytest.MonkeyPatch
):
    sent: Queue[str] = Queue()
    monkeypatch.setattr("reference_app.broker.sender", lambda _url: sent.put)
    config = {"COMPARE": "celery", "BROKER_URL": "memory://"}
    services = open_services(read_settings(config, database_url), Metrics())
    assert services.pipeline.answer("tea-250").sku == "tea-250"
    assert sent.get(timeout=PATIENCE) == "tea-250"
    services.close()


def test_closing_ends_the_pipelines_pools(per_process: PerProcess):
    pipeline = per_process.get().pipeline
    per_process.close()
    with pytest.raises(RuntimeError, match="after shutdown"):
        pipeline.answer("tea-250")


def test_closing_twice_is_closing_once(per_process: PerProcess):
    per_process.get()
    per_process.close()
    per_process.close()


def test_after_closing_they_are_opened_anew(
    per_process: PerProcess[Services], opened: list[Services]
):
    per_process.get()
    per_process.close()
    assert per_process.get().third_party("tea-250").sku == "tea-250"
    assert len(opened) == 2
    per_process.close()


def test_another_process_opens_its_own(
    per_process: PerProcess[Services],
    opened: list[Services],
    monkeypatch: pytest.MonkeyPatch,
):
    parent = per_process.get()
    with monkeypatch.context() as child:
        child.setattr(os, "getpid", lambda: -1)
        assert per_process.get() is not parent
        per_process.close()
    assert len(opened) == 2
    parent.close()


def test_another_process_does_not_close_them(
    per_process: PerProcess[Services], monkeypatch: pytest.MonkeyPatch
):
    parent = per_process.get()
    with monkeypatch.context() as child:
        child.setattr(os, "getpid", lambda: -1)
        per_process.close()
    assert parent.third_party("tea-250").sku == "tea-250"
    per_process.close()


def test_a_failure_closes_what_was_opened_before(tmp_path):
    """The simulator runs already when the database cannot be opened."""
    url = f"sqlite:///{tmp_path / 'no' / 'folder' / 'stock.db'}"
    with pytest.raises(Exception, match="unable to open"):
        made(url)


ASK = """
import os, sys
from reference_app import create_app

app = create_app()
child = os.fork() if sys.argv[1] == "fork" else 0
if child:
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    app.test_client().get("/api/stock/tea-250")
    sys.exit(status)
print(app.test_client().get("/api/stock/tea-250").json["sku"])
print(app.test_client().get("/api/stock/mug-01").json["sku"])
"""


def run(how: str, database_url: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    env["REFERENCE_APP_DATABASE_URL"] = database_url
    # As with `gunicorn --preload`: the app is made, and nothing has been asked yet.
    # From 3.12 on, fork warns where threads run, and here that is an error.
    command = [sys.executable, "-W", "error", "-c", ASK, how]
    return subprocess.run(
        command, env=env, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("how", ["plain", "fork"])
def test_the_interpreter_ends_with_nothing_lost(
    how: str, database_url: str, per_process: PerProcess[Services]
):
    ended = run(how, database_url)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == "tea-250\nmug-01\n"
    retrieve = per_process.get().retrieve
    assert [number for number, _ in retrieve.history("mug-01")] == [1]
    per_process.close()
