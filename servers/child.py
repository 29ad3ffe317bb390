"""A program that runs as our child, and waits that fail loudly."""

import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 30  # seconds that anything may take on a machine under load
BETWEEN = 0.05  # seconds between two looks


def until(condition: Callable[[], T], what: str) -> T:
    """Look again and again until a condition holds; give its value.

    :param what: what is waited for, for the failure.
    """
    deadline = monotonic() + PATIENCE
    while not (value := condition()):
        assert monotonic() < deadline, f"not within {PATIENCE} s: {what}"
        Event().wait(BETWEEN)
    return value


def children(pid: int) -> list[int]:
    """Give the process ids of a process' children, whichever thread started them."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(number) for each in lists for number in each.read_text().split()]


class Child:
    """One started program, with a log that is kept for failures.

    It leads a process group of its own, so that a signal to the group reaches the
    workers that it starts, and nobody else.

    :param name: names the log.
    :param command: program and arguments.
    :param folder: where it runs and logs.
    :param env: the whole environment; None: ours.
    :param user: who it runs as, if we may say so.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        folder: Path,
        env: Mapping[str, str] | None = None,
        user: str | None = None,
    ) -> None:
        self.name = name
        self._log = folder / f"{name}.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command,
                cwd=folder,
                env=env,
                user=user,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.pid = self._process.pid

    @property
    def log(self) -> str:
        """What it has said so far."""
        return self._log.read_text(errors="replace")

    def until(self, condition: Callable[[], T], what: str) -> T:
        """Wait for a condition; fail at once, with the log, if the program ends."""

        def holds() -> T:
            assert self._process.poll() is None, f"{self.name} ended:\n{self.log}"
            return condition()

        try:
            return until(holds, what)
        except AssertionError as error:
            error.add_note(self.log)
            raise

    def signal(self, number: int) -> None:
        """Send a signal to it and to all that it started."""
        os.killpg(self.pid, number)

    def terminate(self) -> None:
        """Ask it alone to stop, and do not wait."""
        self._process.terminate()

    def wait(self) -> int:
        """Wait until it has ended; give its exit status."""
        try:
            return self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired as error:
            error.add_note(self.log)
            raise

    def end(self, number: int) -> int:
        """Send a signal to it alone, and wait; give its exit status."""
        self._process.send_signal(number)
        return self.wait()

    def kill(self) -> None:
        """End it and all that it started, with SIGKILL."""
        with suppress(ProcessLookupError):
            self.signal(signal.SIGKILL)
        self.wait()
