"""What memory one more process of the reference app takes, under gunicorn."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.result import ROOT
from servers.child import PATIENCE, until
from servers.configuration import Configuration
from servers.running import DIRECT, Running, start

APP = ROOT / "benchmarks" / "threads" / "serving.py"
KB = 1.024  # in one of the system's
FEW, MANY = 1, 3  # processes


def of_worker(configuration: Configuration) -> float:
    """Return the kilobytes that each further worker adds.

    Memory that processes share counts once: each has its share of it ("Pss").
    """
    few, many = (held(configuration.varied(processes=n)) for n in (FEW, MANY))
    return round((many - few) / (MANY - FEW), 1)


def held(configuration: Configuration) -> float:
    """Return the kilobytes of all its processes, when each worker has answered."""
    workers = configuration.number("processes")
    with TemporaryDirectory() as name:
        shutil.copy(APP, Path(name, "app.py"))
        environment = {
            "PYTHONPATH": str(ROOT),
            "REFERENCE_APP_DATABASE_URL": f"sqlite:///{name}/stock.db",
        }
        with start(configuration, Path(name), environment=environment) as server:
            used: set[int] = set()
            until(lambda: len(use(server, used)) == workers, "each has answered")
            total = sum(map(proportional_kb, server.processes()))
            server.stop()
    return total


def use(server: Running, used: set[int]) -> set[int]:
    """Have one process answer; return all that have."""
    with DIRECT.open(f"{server.url}/used", timeout=PATIENCE) as answer:
        used.add(int(answer.read()))
    return used


def proportional_kb(process: int) -> float:
    """Return a process's proportional share of memory in kilobytes."""
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * KB
    raise ValueError(f"/proc/{process}/smaps_rollup has no Pss")
