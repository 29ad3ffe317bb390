"""The graceful stop: what was under way, and how the processes end."""

from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from servers.configuration import Configuration
from tests.servers.asking import asked
from tests.servers.gates import Visitor
from tests.servers.lifecycle import (
    FINISHES,
    HOLD,
    fates,
    lacks,
    served,
    told,
    varied,
)
from tests.servers.observing import Observe, behaviour

GRACE = r"grac|mercy|(shutdown|kill)-timeout"  # how servers call it


@dataclass(frozen=True)
class Stop:
    """What became of a server that was stopped while a thread was at work.

    :ivar thread: of the thread.
    :ivar atexit: whether its process called its `atexit` functions.
    :ivar status: the exit status of the first process.
    """

    thread: str
    atexit: bool
    status: int


@pytest.fixture(scope="session")
def stop(
    configuration: Configuration, tmp_path_factory: pytest.TempPathFactory
) -> Stop:
    """Stop a server, once, while a thread is at work and nothing else is."""
    with served(configuration, tmp_path_factory.mktemp("stop")) as scene:
        thread = scene.begin("thread")
        scene.stop()
        [became] = fates(thread)
        status = scene.running.child.wait()
        atexit = {visitor.pid for visitor in scene.gate.came("atexit")}
    return Stop(became, thread.pid in atexit, status)


@behaviour("stop-thread", group="Stop", question="A thread")
def test_thread(stop: Stop, observe: Observe) -> None:
    observe(stop.thread)


@behaviour("stop-pool", group="Stop", question="A pool's job, and two in its queue")
def test_pool(configuration: Configuration, tmp_path: Path, observe: Observe) -> None:
    """No other thread keeps the process, or it would also wait for the pool."""
    with served(configuration, tmp_path) as scene:
        job = scene.begin("pool")
        scene.stop()
        [became] = fates(job)
        scene.running.child.wait()
        ran = len(scene.gate.came("queued"))
    queue = {0: "the queue is lost", 2: "so does the queue"}[ran]
    observe(f"{became}, {queue}")


@behaviour("stop-atexit", group="Stop", question="`atexit` after a thread's work")
def test_atexit(stop: Stop, observe: Observe) -> None:
    observe("runs" if stop.atexit else "does not run")


@behaviour("stop-status", group="Stop", question="The exit status")
def test_status(stop: Stop, observe: Observe) -> None:
    observe("killed by the signal" if stop.status < 0 else str(stop.status))


@behaviour("stop-daemon", group="Stop", question="A daemon thread")
def test_daemon(configuration: Configuration, tmp_path: Path, observe: Observe) -> None:
    with served(configuration, tmp_path) as scene:
        job = scene.begin("daemon")
        scene.stop()
        observe(*fates(job, soon=HOLD))
        scene.running.child.wait()


@behaviour("stop-request", group="Stop", question="A request under way")
def test_request(
    configuration: Configuration, tmp_path: Path, observe: Observe
) -> None:
    with served(configuration, tmp_path) as scene:
        with asked(scene.running, ["/held/request"]) as [answer]:
            view = scene.gate.next("request")
            scene.stop()
            [became] = fates(view)
            failed = isinstance(answer.exception(HOLD), httpx.HTTPError)
        scene.running.child.wait()
    observe({(FINISHES, False): "is answered"}.get((became, failed), became))


@behaviour("stop-grace", group="Stop", question="A thread, when the grace period ends")
def test_grace(configuration: Configuration, tmp_path: Path, observe: Observe) -> None:
    if "grace" not in configuration.settings:
        observe(lacks(GRACE, configuration, tmp_path))
        return
    with served(varied(configuration, grace=1), tmp_path) as scene:
        job = scene.begin("thread")
        scene.stop()
        observe(outlasted(job))
        scene.running.child.wait()


@behaviour("stop-grace-request", group="Stop", question="A request, when it ends")
def test_grace_request(
    configuration: Configuration, tmp_path: Path, observe: Observe
) -> None:
    if "grace" not in configuration.settings:
        observe(lacks(GRACE, configuration, tmp_path))
        return
    with (
        served(varied(configuration, grace=1), tmp_path) as scene,
        asked(scene.running, ["/held/request"]) as [answer],
    ):
        view = scene.gate.next("request")
        scene.stop()
        observe(outlasted(view))
        answer.exception(HOLD)
        scene.running.child.wait()


def outlasted(job: Visitor) -> str:
    """Hold a job longer than its limit; say what became of it."""
    waited_for = job.stays(HOLD)
    job.go()
    story = job.story()
    return "is still waited for" if waited_for else told(story)
