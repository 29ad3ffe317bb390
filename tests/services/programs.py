"""The app behind a server, and the Celery worker that compares for it."""

import os
import re
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from celery.app.control import Inspect

from reference_app.broker import SETTLE, connect
from servers.child import PATIENCE, Child, children, until
from tests.services.databases import Database

ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"(?:Listening at:|Running on) (http://127\.0\.0\.1:\d+)")
ACCESS = re.compile(r"^served by <(\d+)> ", re.MULTILINE)
# It keeps no connection: each request may go to another process.
HTTP = httpx.Client(
    timeout=PATIENCE,
    trust_env=False,
    limits=httpx.Limits(max_keepalive_connections=0),
)


class App(Child):
    """The app: its address is the one that it logs itself, so it is our child."""

    url = ""

    def ready(self) -> "App":
        """Wait until it answers, be it that all is well or what is wrong."""
        found = self.until(lambda: ADDRESS.search(self.log), "the app listens")
        self.url = found[1]
        self.get("/healthz")
        return self

    def get(self, path: str) -> httpx.Response:
        """Ask for a page, over a connection of its own."""
        return HTTP.get(self.url + path)

    def ask(self, sku: str) -> httpx.Response:
        """Ask for a sku's stock."""
        return self.get(f"/api/stock/{sku}")

    def history(self, sku: str) -> list[dict[str, Any]]:
        """Give the recorded versions."""
        answer = self.get(f"/api/stock/{sku}/history")
        assert answer.status_code == 200, answer.text
        versions: list[dict[str, Any]] = answer.json()
        return versions

    def quantities(self, sku: str) -> list[int]:
        """Give the recorded quantities; the versions have no gap and no double."""
        versions = self.history(sku)
        numbers = [version["version"] for version in versions]
        assert numbers == list(range(1, len(numbers) + 1))
        return [version["quantity"] for version in versions]

    def servers(self) -> set[str]:
        """Give the ids of the processes that have answered."""
        return set(ACCESS.findall(self.log))


class Worker(Child):
    """A Celery worker."""

    broker_url = ""

    def ready(self) -> "Worker":
        """Wait until it answers a ping to the name that only our child has."""
        with self._inspecting() as inspect:
            self.until(inspect.ping, "the Celery worker answers")
        return self

    @property
    def _node(self) -> str:
        return f"{self.name}@services"

    def send(self, sku: str, times: int) -> None:
        """Send it the same message several times."""
        with connect(self.broker_url) as celery, celery.connection() as connection:
            for _ in range(times):
                celery.send_task(SETTLE, args=(sku,), connection=connection)

    def until_at_work(self) -> None:
        """Wait until it executes a task."""
        with self._inspecting() as inspect:
            self.until(lambda: any((inspect.active() or {}).values()), "a task runs")

    @contextmanager
    def _inspecting(self) -> Iterator[Inspect]:
        # A connection of its own: those of Celery's pool may be to an earlier Redis.
        with connect(self.broker_url) as celery, celery.connection() as connection:
            yield celery.control.inspect(
                [self._node], timeout=0.5, limit=1, connection=connection
            )

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let it do nothing; it need not be alive any more in the end."""
        self.ready().signal(signal.SIGSTOP)
        yield
        if self._process.poll() is None:
            self.signal(signal.SIGCONT)

    def pool(self) -> list[int]:
        """Give the ids of the processes that execute its tasks."""
        return children(self.pid)


class Shop:
    """Starts the app and what belongs to it; ends them all.

    :param folder: for their logs.
    :param settings: the app's, without the prefix.
    :param database: the one that the settings name.
    :param bytecode: a folder for compiled modules.
    """

    def __init__(
        self,
        folder: Path,
        settings: Mapping[str, str],
        database: Database,
        bytecode: Path,
    ) -> None:
        self._folder = folder
        self._settings = settings
        self._bytecode = bytecode
        self._started: list[Child] = []
        self.database = database
        self.worker: Worker | None = None
        if settings["COMPARE"] == "celery":
            self.start_worker()

    def gunicorn(
        self, kind: str = "gthread", workers: int = 1, grace: int = PATIENCE
    ) -> App:
        """Start the app under gunicorn.

        :param kind: of worker: gthread, with eight threads, or sync.
        :param workers: processes.
        :param grace: seconds that a worker has to stop.
        """
        threads = ("--threads=8",) if kind == "gthread" else ()
        return self._serve(
            *("gunicorn", "--config=python:reference_app.gunicorn_conf"),
            *("--bind=127.0.0.1:0", f"--worker-class={kind}", *threads),
            *(f"--workers={workers}", f"--graceful-timeout={grace}"),
            *("--access-logfile=-", "--access-logformat=served by %(p)s %(r)s"),
            *("--no-control-socket", "reference_app:create_app()"),
        )

    def flask_run(self) -> App:
        """Start the app under the development server."""
        return self._serve("flask", "--app=reference_app", "run", "--port=0")

    def start_worker(self) -> Worker:
        """Start a Celery worker; messages wait until it is there."""
        worker = self._start(
            Worker,
            *("celery", "--app=reference_app.worker", "worker", "--concurrency=2"),
            *("--without-gossip", "--without-mingle", "--loglevel=INFO"),
            f"--hostname=worker{len(self._started)}@services",
        )
        worker.broker_url = self._settings["BROKER_URL"]
        self.worker = worker
        return worker

    def settled(self) -> None:
        """Wait until everything that was answered has been compared."""
        until(lambda: not self.database.waiting(), "the inbox is empty")

    def kill(self) -> None:
        """End all with SIGKILL."""
        for child in self._started:
            child.kill()

    def close(self) -> None:
        """End all; pytest shows what they said if the test has failed."""
        self.kill()
        for child in self._started:
            print(f"--- {child.name}\n{child.log}")

    def _serve(self, *command: str) -> App:
        return self._start(App, *command).ready()

    def _start(self, kind: type[Any], *command: str) -> Any:
        child = kind(
            f"{kind.__name__.lower()}{len(self._started)}",
            [sys.executable, "-m", *command],
            self._folder,
            env=self._environment(),
        )
        self._started.append(child)
        return child

    def _environment(self) -> dict[str, str]:
        inherited = {k: v for k, v in os.environ.items() if "REFERENCE_APP" not in k}
        settings = {f"REFERENCE_APP_{k}": v for k, v in self._settings.items()}
        python = {
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(self._bytecode),
            "PYTHONDONTWRITEBYTECODE": "",
        }
        return inherited | settings | python
