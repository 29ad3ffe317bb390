"""Two full runs, one after the other; what a page may quote of them.

A time depends on the machine; a ratio of two times of one run depends on it much
less. Pages quote such ratios, and only while two runs give the same ones.
"""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.agreement import AGREE_WITHIN, apart, ratio
from benchmarks.result import FOLDER, write

RUNS = 2
Ratios = Mapping[str, float]
Run = TypeVar("Run")


@dataclass(frozen=True)
class Options:
    """How much to measure, and where to write.

    :ivar quick: measure little, to try the benchmark and not to quote it.
    :ivar folder: for the result file; None: write none.
    """

    quick: bool
    folder: Path | None


def options(name: str, words: Sequence[str]) -> Options:
    """Read `--quick` and `--out FOLDER`; a quick run writes nothing by itself."""
    parser = ArgumentParser(prog=name)
    parser.add_argument("--quick", action="store_true", help="measure little")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="write there")
    parsed = parser.parse_args(words)
    return Options(parsed.quick, parsed.out or (None if parsed.quick else FOLDER))


def run_twice(measure: Callable[[], Run]) -> list[Run]:
    """Make the full measurement as often as `RUNS` says, and say which one it is."""
    runs = []
    for number in range(1, RUNS + 1):
        print(f"  run {number} of {RUNS}", flush=True)
        runs.append(measure())
    return runs


def pool(runs: Iterable[Mapping[str, Sequence[float]]]) -> dict[str, list[float]]:
    """Return the samples of all runs together, by name."""
    pooled: dict[str, list[float]] = {}
    for run in runs:
        for name, samples in run.items():
            pooled.setdefault(name, []).extend(samples)
    return pooled


def ratios(pooled: Ratios, runs: Sequence[Ratios]) -> dict[str, dict[str, Any]]:
    """Return each ratio by its name: of all runs together, and of each one.

    :raises KeyError: a run lacks a ratio that the pooled figures have.
    """
    return {
        name: ratio(value, [run[name] for run in runs])
        for name, value in pooled.items()
    }


def finish(name: str, result: dict[str, Any], chosen: Options) -> None:
    """Write a result that has "ratios", and name those that must not be quoted."""
    for each in apart(result["ratios"]):
        found = " and ".join(map(str, result["ratios"][each]["runs"]))
        print(f"  {each}: the runs give {found}. Record on a quieter machine.")
    if chosen.folder:
        write(name, {**result, "agree_within": AGREE_WITHIN}, chosen.folder)
