"""What does a thread cost to start, and to keep? And what a process?"""

import json
import resource
import subprocess
import sys
from statistics import median
from threading import Thread
from time import perf_counter
from typing import Any

from benchmarks.result import ROOT, machine
from benchmarks.service.progress import Progress
from benchmarks.threads.batch import PATIENCE
from benchmarks.threads.workers import of_worker
from benchmarks.twice import finish, options, pool, ratios, run_twice
from servers.configuration import load

THREADS = 1000  # that are held at once
STARTS, QUICK_STARTS = 2000, 200
REPEATS, QUICK_REPEATS = 2, 1  # of each measurement of memory
KINDS = ("idle", "flask")
WORKERS = {"worker": "gunicorn-gthread", "worker_preloaded": "gunicorn-preload"}

Samples = dict[str, list[float]]


def start_and_join() -> float:
    """Return the seconds of a thread that does nothing."""
    thread = Thread(target=int)
    began = perf_counter()
    thread.start()
    thread.join(PATIENCE)
    return perf_counter() - began


def of_threads(kind: str) -> dict[str, float]:
    """Return the kilobytes a thread adds, measured in a new process."""
    module = "benchmarks.threads.resident"
    ran = subprocess.run(
        [sys.executable, "-m", module, kind, str(THREADS)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        timeout=PATIENCE,
        check=True,
    )
    return dict(json.loads(ran.stdout))


def measure(starts: int, repeats: int) -> Samples:
    """Return seconds of starts, and kilobytes of threads and processes."""
    found: Samples = {"start_and_join": [start_and_join() for _ in range(starts)]}
    known, progress = load(ROOT), Progress()
    for done in range(repeats):
        progress(f"memory: {done} of {repeats} times")
        for kind in KINDS:
            for name, kilobytes in of_threads(kind).items():
                found.setdefault(f"{kind}_{name}", []).append(kilobytes)
        for name, server in WORKERS.items():
            found.setdefault(f"{name}_kb", []).append(of_worker(known[server]))
    progress.end(f"{starts} starts, memory {repeats} times")
    return found


def figures(found: Samples) -> dict[str, Any]:
    """Return the medians: of starts in microseconds, of memory by what takes it.

    "thread_kb" is that of a thread which has run Flask.
    """
    middle = {name: median(samples) for name, samples in found.items()}
    return {
        "start_and_join_us": round(middle["start_and_join"] * 1e6, 1),
        "memory": {
            "idle_thread_kb": round(middle["idle_resident_kb"], 1),
            "thread_kb": round(middle["flask_resident_kb"], 1),
            "thread_address_space_mb": megabytes(middle["flask_address_space_kb"]),
            "process_mb": megabytes(middle["worker_kb"]),
            "process_preloaded_mb": megabytes(middle["worker_preloaded_kb"]),
        },
    }


def megabytes(kilobytes: float) -> float:
    """Return it in units of a thousand."""
    return round(kilobytes / 1000, 1)


def compare(found: Samples) -> dict[str, float]:
    """Return the ratios that pages quote, of medians of the same run."""
    middle = {name: median(samples) for name, samples in found.items()}
    return {
        "flask_to_idle": middle["flask_resident_kb"] / middle["idle_resident_kb"],
        "worker_to_flask": middle["worker_kb"] / middle["flask_resident_kb"],
        "worker_to_preloaded": middle["worker_kb"] / middle["worker_preloaded_kb"],
    }


def stack_kb() -> int | None:
    """Return the address space that the system gives a thread's stack; None: no end."""
    limit, _ = resource.getrlimit(resource.RLIMIT_STACK)
    return None if limit == resource.RLIM_INFINITY else limit // 1024


def main(*words: str) -> None:
    """Start threads, hold a thousand, and run the app in more processes; twice."""
    chosen = options("thread-cost", words)
    before = machine("flask", "gunicorn", "werkzeug")
    starts = QUICK_STARTS if chosen.quick else STARTS
    repeats = QUICK_REPEATS if chosen.quick else REPEATS
    runs = run_twice(lambda: measure(starts, repeats))
    together = pool(runs)
    print(f"  {figures(together)}")
    result = {
        **before,
        "threads": THREADS,
        "starts": starts * len(runs),
        "stack_kb": stack_kb(),
        **figures(together),
        "runs": [figures(run) for run in runs],
        "ratios": ratios(compare(together), [compare(run) for run in runs]),
    }
    finish("thread_cost", result, chosen)
