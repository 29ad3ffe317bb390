"""While a report is being made, a second start is refused

rule: exact
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from threading import Event, Lock

from flask import Flask

app = Flask("shop")
finish = Event()


class OneAtATime:
    """Starts a job unless the last one still runs."""

    def __init__(self, pool: Executor) -> None:
        self._pool = pool
        self._lock = Lock()
        self._job: Future[object] | None = None

    def start(self, job: Callable[[], object]) -> bool:
        with self._lock:  # or two requests find it free
            if self._job is not None and not self._job.done():
                return False
            self._job = self._pool.submit(job)
            return True

    def wait(self) -> object:
        return self._job.result(timeout=10) if self._job else None


reports = OneAtATime(ThreadPoolExecutor(1, "report"))


def make_report() -> str:
    return f"made: {finish.wait(timeout=10)}"


@app.post("/report")
def report() -> tuple[str, int]:
    if reports.start(make_report):
        return "started", 202
    return "one is being made", 409


def main() -> None:
    client = app.test_client()
    print(client.post("/report").status)
    print(client.post("/report").status)
    finish.set()
    print(reports.wait())
    print(client.post("/report").status)


if __name__ == "__main__":
    main()
