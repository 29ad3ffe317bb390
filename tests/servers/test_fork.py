"""What an import starts, and which process has it after a fork."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from servers.configuration import Configuration
from tests.servers.asking import ask
from tests.servers.lifecycle import served
from tests.servers.observing import Observe, behaviour

GROUP = "Import and fork"
TRIES = 3


@dataclass(frozen=True)
class Import:
    """What one process that answers has of what the import started.

    :ivar started_in: each process in which the import has started a thread.
    :ivar answering: the process that answers.
    :ivar alive: what the thread's `is_alive()` says there.
    :ivar pool: a pool that was used at import runs jobs there.
    :ivar lazy: a pool that a request makes runs jobs there.
    """

    started_in: list[int]
    answering: int
    alive: bool
    pool: bool
    lazy: bool


@pytest.fixture(scope="session")
def imported(
    configuration: Configuration, tmp_path_factory: pytest.TempPathFactory
) -> Import:
    """Serve, once, an app whose import starts a thread and uses a pool.

    A process that is forked while another of its threads holds a lock may hang. uWSGI's
    did in 1 of 25 starts, and nobody answers then: such a start is tried again.
    """
    for _ in range(TRIES - 1):
        with suppress(AssertionError):
            return look(configuration, tmp_path_factory.mktemp("import"))
    return look(configuration, tmp_path_factory.mktemp("import"))


def look(configuration: Configuration, folder: Path) -> Import:
    """Serve the app, and ask it."""
    with served(configuration, folder, PROBE_AT_IMPORT="1") as scene:

        def true(name: str) -> bool:
            return ask(scene.running, f"/import/{name}").text == "True"

        return Import(
            started_in=[visitor.pid for visitor in scene.gate.came("import")],
            answering=int(ask(scene.running, "/ready").text),
            alive=true("thread"),
            pool=true("pool"),
            lazy=true("lazy"),
        )


@behaviour("import-thread", group=GROUP, question="A thread started at import runs in")
def test_thread(imported: Import, observe: Observe) -> None:
    here = imported.answering in imported.started_in
    observe("the process that answers" if here else "another process")


@behaviour("import-alive", group=GROUP, question="`is_alive()`, where requests run")
def test_is_alive(imported: Import, observe: Observe) -> None:
    runs = imported.answering in imported.started_in
    observe(str(imported.alive) + ", wrongly" * (runs != imported.alive))


@behaviour("import-count", group=GROUP, question="Processes that import the app")
def test_count(imported: Import, observe: Observe) -> None:
    observe(str(len(imported.started_in)))


@behaviour("import-pool", group=GROUP, question="A pool that was used at import")
def test_pool(imported: Import, observe: Observe) -> None:
    observe("works" if imported.pool else "never runs a job")


@behaviour("import-lazy", group=GROUP, question="A pool made by the first request")
def test_lazy(imported: Import, observe: Observe) -> None:
    """What is made in the process that uses it works on every server."""
    assert imported.lazy
    observe("works")
