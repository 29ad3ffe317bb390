"""What becomes of work when a server's process ends: a scene, and words for it."""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from subprocess import PIPE, STDOUT, run
from time import monotonic

import httpx

from servers.configuration import Configuration
from servers.running import Running, start
from tests.servers.asking import ask
from tests.servers.conftest import make_folder
from tests.servers.gates import Gate, Visitor, opened

FINISHES = "finishes"
CUT = "is cut"
CUT_LATER = "is waited for, then cut"
UNWOUND = "is cut, `finally` runs"
NONE = "has none"
AT_ONCE = 1.0  # seconds; who ends its process without waiting does it within these
# Apache kills its processes 4 s after it told them to stop. Waitress waits 5 s for a
# request, and may see the signal a second late: its loop looks for signals only when
# `select` returns.
HOLD = 10.0  # seconds
SHORT = 5.0  # seconds in which a server has answered, unless it has nobody to do it


@dataclass
class Scene:
    """A server whose end is watched.

    :ivar folder: where it runs.
    :ivar gate: where its jobs come.
    """

    configuration: Configuration
    folder: Path
    running: Running
    gate: Gate

    def begin(self, kind: str) -> Visitor:
        """Have a view start a job; give the job, which is held."""
        ask(self.running, f"/held/{kind}")
        return self.gate.next(kind)

    def signal(self, name: str) -> None:
        """Send the first process a signal."""
        os.kill(self.running.child.pid, signal.Signals[name])

    def stop(self) -> None:
        """Tell it to stop, as its page says."""
        self.signal(self.configuration.stop)

    def reload(self) -> None:
        """Have it load the app anew, as its page says."""
        how = self.configuration.reload
        assert how
        word, _, file = how.partition(" ")
        if word == "touch":
            save(self.folder / file)
        else:
            self.signal(how)

    def answering(self) -> int | None:
        """Say which process answers; None: nobody, within `SHORT` seconds."""
        with suppress(httpx.HTTPError), httpx.Client(trust_env=False) as client:
            asked = client.get(
                f"{self.running.url}/ready",
                headers={"Connection": "close"},
                timeout=SHORT,
            )
            return int(asked.text)
        return None

    def replaced(self, old: int) -> bool:
        """Ask until another process than the old one answers, or nobody does."""
        deadline = monotonic() + HOLD
        while (now := self.answering()) == old:
            assert monotonic() < deadline, f"{old} still answers after {HOLD} s"
        return now is not None


@contextmanager
def served(configuration: Configuration, folder: Path, **more: str) -> Iterator[Scene]:
    """Serve the probe until the end of the block.

    :param folder: an empty one.
    :param more: environment variables.
    """
    make_folder(folder)
    with opened() as gate:
        environment = {"PROBE_GATE": gate.address, **more}
        with start(configuration, folder, environment=environment) as running:
            yield Scene(configuration, folder, running, gate)


def fates(*jobs: Visitor, soon: float = AT_ONCE) -> list[str]:
    """Hold jobs of one process for a while, let them go, and say what became of them.

    :param soon: seconds in which a cut means that nobody has waited for them.
    """
    waited = jobs[0].stays(soon)
    if waited:
        jobs[0].stays(HOLD - soon)
    for job in jobs:
        job.go()
    return [told(job.story(), cut=CUT_LATER if waited else CUT) for job in jobs]


def save(file: Path) -> None:
    """Write a file anew, as an editor does: watchdog takes no notice of its time."""
    file.write_bytes(file.read_bytes())


def told(story: list[str], *, cut: str = CUT) -> str:
    """Say in the table's words how far a job came."""
    if "finished" in story:
        return FINISHES
    return UNWOUND if "finally" in story else cut


def varied(configuration: Configuration, **settings: int) -> Configuration:
    """Change those of the settings that the server has, and let nothing delay them.

    mod_wsgi waits twice before it replaces a process: for requests, and then, which
    belongs to the grace period, for threads.
    """
    known = {k: n for k, n in settings.items() if k in configuration.settings}
    periods = "graceful|shutdown" if "grace" in settings else "graceful"
    return _undelayed(configuration.varied(**known), periods)


def lacks(option: str, configuration: Configuration, folder: Path) -> str:
    """Prove by what the server prints about its options that it has none such.

    :param option: a regular expression of how servers call it.
    """
    make_folder(folder)
    helped = run(
        ["/bin/sh", "-c", configuration.help],  # as a reader's shell takes it
        cwd=folder,
        stdout=PIPE,
        stderr=STDOUT,
        text=True,
        check=True,
    )
    assert "--" in helped.stdout, f"no options:\n{helped.stdout}"
    found = re.search(option, helped.stdout, re.IGNORECASE)
    assert not found, f"{configuration.id} has {found}"
    return NONE


def _undelayed(configuration: Configuration, periods: str) -> Configuration:
    """Let a young process be replaced, and shorten periods that mod_wsgi adds.

    uWSGI replaces no process that is younger than its ``min-worker-lifetime``.
    """

    def brief(text: str) -> str:
        return re.sub(rf"(({periods})-timeout[ =])\d+", r"\g<1>1", text)

    files = {
        name: brief(text) + "min-worker-lifetime = 1\n" * (name == "uwsgi.ini")
        for name, text in configuration.files.items()
    }
    return replace(configuration, start=brief(configuration.start), files=files)
