"""Start a configuration for real, as its page says, and know that it is ours."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from servers.child import Child, children
from servers.configuration import Configuration

# The environment's proxies are not for 127.0.0.1.
DIRECT = build_opener(ProxyHandler({}))
NOBODY = 65534
# Apache refuses to serve as root. Another user may be kept out of the folders above
# ours and of the interpreter's; this capability lets it read them all the same.
AS_NOBODY = (
    "setpriv",
    *(f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"),
    *("--inh-caps=+dac_override", "--ambient-caps=+dac_override"),
)


class Running:
    """A started server, which answers.

    :ivar port: at 127.0.0.1.
    :ivar child: what the start line started.
    """

    def __init__(self, child: Child, port: int) -> None:
        self.child = child
        self.port = port

    @property
    def url(self) -> str:
        """Where it answers, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """What it has written so far."""
        return self.child.log

    def processes(self) -> list[int]:
        """Return the ids of its processes, the first one first."""
        return descendants(self.child.pid)

    def answers(self) -> bool:
        """Say whether one of its own processes answers ``GET /ready``."""
        try:
            with DIRECT.open(f"{self.url}/ready", timeout=5) as answer:
                return int(answer.read()) in self.processes()
        except (URLError, OSError, ValueError):
            return False

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Send the first process a signal and wait; return its exit status."""
        return self.child.end(how)

    def kill(self) -> None:
        """End all of its processes at once."""
        ours = self.processes()
        self.child.kill()
        for process in ours:  # those that lead a group of their own
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def __enter__(self) -> Running:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if error is not None:
            error.add_note(f"{self.child.name} wrote:\n{self.log}")
        self.kill()


def start(
    configuration: Configuration,
    folder: Path,
    *,
    environment: Mapping[str, str] | None = None,
) -> Running:
    """Start a server and wait until it answers.

    :param folder: holds app.py, which has a view at /ready that answers with the id
        of its process; the configuration's files are put there.
    :param environment: more variables.
    :raises AssertionError: it ended, or does not answer within 30 s; with its log.
    """
    port = free_port()
    ours = configuration.varied(address=port)
    for name, text in ours.files.items():
        (folder / name).write_text(text, "utf-8")
    command: Sequence[str] = shlex.split(ours.start)
    if must_not_be_root(ours) and os.geteuid() == 0:
        command = [*AS_NOBODY, *command]
        _give_away(folder)
    child = Child(ours.id, command, folder, env=_environment(environment or {}))
    running = Running(child, port)
    try:
        child.until(running.answers, f"{ours.id} answers")
    except BaseException:
        running.kill()
        raise
    return running


def must_not_be_root(configuration: Configuration) -> bool:
    """Say whether the server refuses to run as root."""
    return "apache2" in configuration.debian


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def descendants(process: int) -> list[int]:
    """Return a process's id and those of all that it started, as far as they live."""
    found = [process]
    with suppress(OSError):  # ended meanwhile
        for child in children(process):
            found += descendants(child)
    return found


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    here = str(Path(sys.executable).parent)
    path = os.pathsep.join([here, os.environ.get("PATH", os.defpath)])
    # What a server writes is there at once, and not when its buffer is full.
    return {**os.environ, "PATH": path, "PYTHONUNBUFFERED": "1", **more}


def _give_away(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        shutil.chown(path, NOBODY, NOBODY)
