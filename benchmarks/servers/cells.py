"""The cells of the table: how often each is measured, and how long all will take."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from benchmarks.servers.client import Asked
from benchmarks.servers.sides import Side
from benchmarks.servers.workloads import Workload

# A cell is measured until it ran for TIME seconds, or TIMES times and for SHORT
# seconds: what takes milliseconds varies most.
TIMES, MOST, SHORT, TIME = 3, 15, 3.0, 10.0
SERVING = 0.0006  # seconds that a request costs a server; only to foretell the end


@dataclass(frozen=True)
class Cell:
    """One workload on one server, with so many requests."""

    workload: Workload
    side: Side
    requests: int

    @property
    def limit(self) -> float:
        """The seconds below which it cannot be done: N x wait / slots."""
        return self.requests * self.workload.seconds / self._slots

    @property
    def rounds(self) -> int:
        """How often every slot is filled; the last time perhaps not all of them."""
        return ceil(self.requests / self._slots)

    @property
    def _slots(self) -> int:
        return self.workload.concurrent(self.side.processes, self.side.threads)

    @property
    def expected(self) -> float:
        """About how many seconds it takes once."""
        return max(self.limit, self.requests * SERVING)


Run = Mapping[Cell, Sequence[Asked]]


def cells(
    workloads: Iterable[Workload], sides: Sequence[Side], sizes: Iterable[int]
) -> list[Cell]:
    """Return every cell; those of one workload and size follow each other."""
    return [
        Cell(workload, side, requests)
        for workload in workloads
        for requests in sizes
        for side in sides
        if workload.name in side.workloads
    ]


def enough(seconds: Sequence[float]) -> bool:
    """Say whether a cell that took so many seconds each time needs no more."""
    whole, times = sum(seconds), len(seconds)
    return whole >= TIME or times >= MOST or (times >= TIMES and whole >= SHORT)


def seconds_left(cell: Cell, asked: Sequence[Asked]) -> float:
    """Return about how long a cell will still be measured, in seconds."""
    taken = [each.seconds for each in asked]
    before = sum(taken)
    following = taken[-1] if taken else cell.expected
    while not enough(taken):
        taken.append(following)
    return sum(taken) - before


def measure(
    every: Iterable[Cell],
    ask: Callable[[Cell], Asked],
    show: Callable[[Cell, float], None],
) -> dict[Cell, list[Asked]]:
    """Measure every cell until that is enough.

    Within one workload and size the servers take turns, so that a moment in which
    the machine is busy hits all of them.

    :param ask: makes the requests of a cell once.
    :param show: is told which cell is next, and how many seconds all will still take.
    """
    run: dict[Cell, list[Asked]] = {cell: [] for cell in every}
    for together in _by_size(run):
        while turn := [c for c in together if not _has_enough(run[c])]:
            for cell in turn:
                show(cell, sum(seconds_left(*item) for item in run.items()))
                run[cell].append(ask(cell))
    return run


def _has_enough(asked: Sequence[Asked]) -> bool:
    return enough([each.seconds for each in asked])


def _by_size(every: Iterable[Cell]) -> Iterable[list[Cell]]:
    groups: dict[tuple[str, int], list[Cell]] = {}
    for cell in every:
        groups.setdefault((cell.workload.name, cell.requests), []).append(cell)
    return groups.values()
