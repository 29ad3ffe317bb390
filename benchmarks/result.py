"""Results as files: the numbers, and what they were measured on."""

import datetime
import json
import os
import platform
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "evidence" / "benchmarks"


def processor() -> str:
    """Return the processor's name as the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def machine(*packages: str) -> dict[str, Any]:
    """Return what a number was measured on."""
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in packages},
        # Others may have kept the machine busy; a number of 1 is one busy core.
        "load_before": round(os.getloadavg()[0], 1),
    }


def write(name: str, result: dict[str, Any], folder: Path = FOLDER) -> None:
    """Write NAME.json into a folder, usually evidence/benchmarks, and say so."""
    folder.mkdir(parents=True, exist_ok=True)
    today = f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}"
    text = json.dumps({"recorded": today, **result}, indent=1, ensure_ascii=False)
    path = folder / f"{name}.json"
    path.write_text(text + "\n", "utf-8")
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    print(f"  wrote {shown}", flush=True)


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes, in seconds of wall time."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def progress(text: str) -> None:
    print(f"  {text}", flush=True)
