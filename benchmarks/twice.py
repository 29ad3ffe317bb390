"""Two full runs, one after the other, and the ratios on which both agree.

A time depends on the machine; a ratio of two times of one run depends on it much
less. Pages quote such ratios, and only while two runs give the same ones.
"""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.result import FOLDER, write

RUNS = 2
AGREE_WITHIN = 0.15  # the larger ratio is at most so much above the smaller

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


def ratio(value: float, runs: Sequence[float]) -> dict[str, Any]:
    """Return a ratio of all runs' figures beside that of each run.

    :param value: from the figures of all runs together.
    :param runs: from the figures of each run alone; all above 0.
    """
    return {
        "value": round(value, 3),
        "runs": [round(run, 3) for run in runs],
        "apart": round(max(runs) / min(runs) - 1, 3),
    }


def ratios(pooled: Ratios, runs: Sequence[Ratios]) -> dict[str, dict[str, Any]]:
    """Return each ratio by its name, as `ratio` makes it.

    :raises KeyError: a run lacks a ratio that the pooled figures have.
    """
    return {
        name: ratio(value, [run[name] for run in runs])
        for name, value in pooled.items()
    }


def disagreements(found: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the ratios on which the runs do not agree, with both values."""
    return [
        f"{name}: {' and '.join(map(str, each['runs']))}"
        for name, each in found.items()
        if each["apart"] > AGREE_WITHIN
    ]


def pool(runs: Iterable[Mapping[str, Sequence[float]]]) -> dict[str, list[float]]:
    """Return the samples of all runs together, by name."""
    pooled: dict[str, list[float]] = {}
    for run in runs:
        for name, samples in run.items():
            pooled.setdefault(name, []).extend(samples)
    return pooled


def run_twice(measure: Callable[[], Run]) -> list[Run]:
    """Make the full measurement as often as `RUNS` says, and say which one it is."""
    runs = []
    for number in range(1, RUNS + 1):
        print(f"  run {number} of {RUNS}", flush=True)
        runs.append(measure())
    return runs


def finish(name: str, result: dict[str, Any], chosen: Options) -> None:
    """Write a result that has "ratios", and name those that must not be quoted."""
    for each in disagreements(result["ratios"]):
        print(f"  the runs do not agree: {each}. Record on a quieter machine.")
    if chosen.folder:
        write(name, {**result, "agree_within": AGREE_WITHIN}, chosen.folder)
