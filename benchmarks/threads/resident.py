"""What memory a thread takes; run as `python -m benchmarks.threads.resident THREADS`.

It prints how many kilobytes a thread adds to its process, as JSON: "idle" threads
wait, those of "flask" have answered one request of a small Flask app before.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Semaphore, Thread

from flask import Flask

from benchmarks.threads.ways import take
from benchmarks.threads.workers import KB

KEYS = {"resident_kb": "VmRSS", "address_space_kb": "VmSize"}


def held() -> dict[str, float]:
    """Return this process's resident memory and address space in kilobytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    status = dict(line.split(":", 1) for line in lines)
    return {name: int(status[key].split()[0]) * KB for name, key in KEYS.items()}


def of_thread(work: Callable[[], object], threads: int) -> dict[str, float]:
    """Return what each of so many threads adds while it waits, its work done."""
    done, end = Semaphore(0), Event()

    def run() -> None:
        work()
        done.release()
        end.wait()

    running = [Thread(target=run, name=f"held-{n}") for n in range(threads)]
    before = held()
    for thread in running:
        thread.start()
    take(done, threads)
    after = held()
    end.set()
    for thread in running:
        thread.join()
    return {name: round((after[name] - before[name]) / threads, 1) for name in KEYS}


def small_app() -> Flask:
    """Return an app with one view."""
    app = Flask(__name__)
    app.add_url_rule("/", view_func=lambda: "answered")
    return app


def main(kind: str, threads: int) -> None:
    """Measure one kind of threads; the process ends with it."""
    app = small_app()

    def answer() -> None:
        assert app.test_client().get("/").text == "answered"

    answer()  # what the first request loads is of the process, not of a thread
    works = {"idle": lambda: None, "flask": answer}
    print(json.dumps(of_thread(works[kind], threads)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
