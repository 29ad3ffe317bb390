"""A process that has had its number of requests is replaced."""

from pathlib import Path

import pytest

from servers.configuration import Configuration
from tests.servers.leaving import Leaving, leave
from tests.servers.lifecycle import HOLD, lacks, served, told, varied
from tests.servers.observing import Observe, behaviour

GROUP = "Reload and recycle"
LIMIT = r"max\w*[-_ ]requests"  # how servers call it
SOON = 3  # the server's first question, the job's, and one more


@pytest.fixture(scope="session")
def recycle(
    configuration: Configuration, tmp_path_factory: pytest.TempPathFactory
) -> Leaving:
    """Have a process replaced, once, while a thread is held."""
    folder = tmp_path_factory.mktemp("recycle")
    if "recycle" not in configuration.settings:
        none = lacks(LIMIT, configuration, folder)
        return Leaving(none, none)
    return leave(varied(configuration, recycle=SOON, jitter=0), folder, "thread")


@behaviour("recycle-thread", group=GROUP, question="A thread, on recycle")
def test_thread(recycle: Leaving, observe: Observe) -> None:
    observe(recycle.job)


@behaviour("recycle-next", group=GROUP, question="The next request, on recycle")
def test_next(recycle: Leaving, observe: Observe) -> None:
    observe(recycle.next)


@behaviour("recycle-daemon", group=GROUP, question="A daemon thread, on recycle")
def test_daemon(configuration: Configuration, tmp_path: Path, observe: Observe) -> None:
    if "recycle" not in configuration.settings:
        observe(lacks(LIMIT, configuration, tmp_path))
        return
    soon = varied(configuration, recycle=SOON, jitter=0)
    observe(leave(soon, tmp_path, "daemon").job)


@behaviour("recycle-limit", group=GROUP, question="A thread longer than every limit")
def test_limit(configuration: Configuration, tmp_path: Path, observe: Observe) -> None:
    """The limits are those of a request and of the grace period."""
    if "recycle" not in configuration.settings:
        observe(lacks(LIMIT, configuration, tmp_path))
        return
    soon = varied(configuration, recycle=SOON, jitter=0, timeout=1, grace=1)
    with served(soon, tmp_path) as scene:
        job = scene.begin("thread")
        scene.replaced(job.pid)
        waited_for = job.stays(HOLD)
        job.go()
        story = job.story()
    observe("is still waited for" if waited_for else told(story))
