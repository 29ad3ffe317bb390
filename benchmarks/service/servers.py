"""Start servers, know that they are up, and leave none behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import SystemRandom
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from benchmarks.result import ROOT
from benchmarks.service.ports import free_port

PATIENCE = 30  # seconds to come up, and to go down
# The environment's proxies are not for 127.0.0.1.
DIRECT = build_opener(ProxyHandler({}))


class NotUpError(Exception):
    """A server ended, or did not come up; it quotes what the server wrote."""


def wait_until_up(child: subprocess.Popen[bytes], is_up: Callable[[], bool]) -> None:
    """Wait until a server answers.

    :raises NotUpError: it has ended, or is not up after 30 s.
    """
    deadline = monotonic() + PATIENCE
    while not is_up():
        if child.poll() is not None:
            raise NotUpError(f"{child.args!r} ended with {child.returncode}")
        if monotonic() > deadline:
            raise NotUpError(f"{child.args!r} is not up after {PATIENCE} s")
        sleep(0.02)


def stop(child: subprocess.Popen[bytes], how: signal.Signals = signal.SIGTERM) -> None:
    """Ask a server to end; kill it if it does not."""
    if child.poll() is None:
        child.send_signal(how)
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def is_healthy(port: int) -> bool:
    """Say whether the app at a port answers /healthz with 200."""
    try:
        with DIRECT.open(f"http://127.0.0.1:{port}/healthz", timeout=2):
            return True
    except (URLError, OSError):
        return False


class Gunicorn:
    """A Flask app under gunicorn, which can be killed and started again.

    :param app: as gunicorn takes it, such as "reference_app:create_app()".
    :param settings: environment variables.
    :param log: gets what it writes.
    :ivar port: at 127.0.0.1; the same after each start.
    :param workers: processes.
    :param threads: of each process.
    :param options: more options of gunicorn.
    """

    def __init__(  # noqa: PLR0913  # what gunicorn is told, and no more
        self,
        app: str,
        settings: Mapping[str, str],
        log: Path,
        *,
        workers: int,
        threads: int,
        options: Sequence[str] = (),
    ) -> None:
        self.port = free_port()
        self.log = log
        self._environment = {**os.environ, **settings}
        self._command = [
            *(sys.executable, "-m", "gunicorn", f"--bind=127.0.0.1:{self.port}"),
            *("--worker-class=gthread", f"--workers={workers}", f"--threads={threads}"),
            # A client's connection must not be closed while it thinks.
            *("--keep-alive=75", "--no-control-socket", *options, app),
        ]
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it is healthy."""
        with self.log.open("ab") as log:
            self._child = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,  # so that the group can be killed together
            )
        self.wait_until_healthy()

    def wait_until_healthy(self) -> None:
        """Wait until a worker answers.

        :raises NotUpError: none does; it quotes the log.
        """
        assert self._child
        try:
            wait_until_up(self._child, lambda: is_healthy(self.port))
        except NotUpError as error:
            self.kill_all()
            end = self.log.read_text(errors="replace")[-2000:]
            raise NotUpError(f"{error}. It wrote:\n{end}") from error

    def stop(self) -> None:
        """End it as a service manager does: SIGTERM."""
        if self._child:
            stop(self._child)

    def restart(self) -> None:
        """End it and start it again, at the same port."""
        self.stop()
        self.start()

    def workers(self) -> list[int]:
        """Return the process ids of its workers."""
        assert self._child
        return children(self._child.pid)

    def kill_worker(self) -> None:
        """Kill one of its workers with SIGKILL; gunicorn starts another one."""
        if workers := self.workers():
            os.kill(SystemRandom().choice(workers), signal.SIGKILL)

    def kill_all(self) -> None:
        """Kill master and workers with SIGKILL, together."""
        assert self._child
        if self._child.poll() is None:
            os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait()


@contextmanager
def running(gunicorn: Gunicorn) -> Iterator[Gunicorn]:
    """Run it for the block."""
    gunicorn.start()
    try:
        yield gunicorn
    finally:
        gunicorn.stop()


def children(parent: int) -> list[int]:
    """Return the ids of a process's children, from /proc."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(after_name[1]) == parent:
            found.append(int(path.parent.name))
    return sorted(found)


def resident_mb(process: int) -> float:
    """Return the memory that a process holds (its resident set) in megabytes."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0
