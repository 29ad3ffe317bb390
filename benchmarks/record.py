"""How long does it take to record one changed program?"""

import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.result import ROOT, machine, progress, seconds, write

# In a copy: to record a program writes its files.
NEEDED = ("snippets", "reference_app", "sitegen", "evidence")


def record(program_id: str, folder: Path) -> float:
    """Record one program, as `nox -s record -- ID` does after a change."""
    command = [sys.executable, "-m", "sitegen", "record", "--all", program_id]
    return seconds(
        lambda: subprocess.run(
            command, cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
    )


def main() -> None:
    """Record every program by itself, one after another."""
    before = machine("flask")
    with TemporaryDirectory() as name:
        folder = Path(name)
        for part in NEEDED:
            shutil.copytree(ROOT / part, folder / part)
        shutil.copy(ROOT / "pyproject.toml", folder)
        paths = sorted((folder / "snippets").glob("*/*.py"))
        times = {}
        for number, path in enumerate(paths, 1):
            program_id = f"{path.parent.name}/{path.stem}"
            times[program_id] = record(program_id, folder)
            progress(
                f"{number} of {len(paths)}, {program_id}: {times[program_id]:.1f} s"
            )
    slowest = max(times, key=times.__getitem__)
    result = {
        "programs": len(times),
        "seconds_median": round(median(times.values()), 2),
        "seconds_most": round(times[slowest], 2),
        "slowest": slowest,
    }
    write("record", {**before, **result})
