"""How each request of a fault test ended."""

from collections import Counter
from dataclasses import dataclass, field
from math import inf

from benchmarks.service.history import Answered

Span = tuple[float, float]  # `perf_counter` seconds


@dataclass
class Outage:
    """A SIGKILL, and when the app was healthy again (`perf_counter` seconds)."""

    killed: float
    healthy: float = inf


@dataclass
class Outcomes:
    """What the clients have met.

    :ivar answered: the acknowledged answers.
    :ivar statuses: how many answers had each status.
    :ivar broken: when each broken connection had been opened, and when it broke.
    :ivar refused: the same of each connection that was refused.
    :ivar hung: how many requests did not end in time.
    :ivar longest: seconds of the longest request that was answered, without what it
        waited for the app to be started.
    """

    answered: list[Answered] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    broken: list[Span] = field(default_factory=list)
    refused: list[Span] = field(default_factory=list)
    hung: int = 0
    longest: float = 0.0

    def broke(self, refused: bool, opened: float, ended: float) -> None:
        """Note a connection that broke, or was refused."""
        (self.refused if refused else self.broken).append((opened, ended))

    def unexplained(self, outages: list[Outage]) -> int:
        """Return how many connections broke that no SIGKILL can have broken."""
        ends = self.broken + self.refused
        return sum(not _explained(each, outages) for each in ends)


def runs_from(began: float, outages: list[Outage]) -> float:
    """Return the moment from which a request must end in time.

    A connection that is made while the app starts waits in the listening socket until
    there is a worker: its time runs from then.

    :returns: `began`, or when the app was healthy again; infinite while it is not.
    """
    return max([began, *(each.healthy for each in outages)])


def _explained(span: Span, outages: list[Outage]) -> bool:
    opened, ended = span
    return any(o.killed <= ended and opened <= o.healthy for o in outages)
