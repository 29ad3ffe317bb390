"""A process that is replaced while a job of its own is held."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from servers.child import until
from servers.configuration import Configuration
from tests.servers.lifecycle import HOLD, Scene, served, told


@dataclass(frozen=True)
class Leaving:
    """What was seen while a process with a job was replaced.

    :ivar job: what became of the job.
    :ivar next: what became of the requests that came meanwhile.
    """

    job: str
    next: str


def leave(
    configuration: Configuration,
    folder: Path,
    kind: str,
    trigger: Callable[[Scene], None] | None = None,
) -> Leaving:
    """Have a job held by a process that is to be replaced; watch.

    :param kind: of job.
    :param trigger: what begins the replacement, where requests do not.
    """
    with served(configuration, folder) as scene:
        job = scene.begin(kind)
        if trigger:
            trigger(scene)
        answered = scene.replaced(job.pid)
        # A job that nobody waits for is cut before or soon after that.
        job.stays(HOLD if kind == "daemon" else 0)
        job.go()
        became = told(job.story())
        until(lambda: scene.answering() not in {None, job.pid}, "a new process answers")
    return Leaving(became, "is answered by a new process" if answered else "waits")
