"""Is what was answered what was recorded? Nothing here but the comparison."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import pairwise
from typing import Any, NamedTuple


class Answered(NamedTuple):
    """What a client has got, with status 200 and complete."""

    sku: str
    quantity: int
    observed_at: datetime


class Recorded(NamedTuple):
    """One row of a sku's history."""

    version: int
    quantity: int
    observed_at: datetime


Histories = Mapping[str, Sequence[Recorded]]


@dataclass(frozen=True)
class Verdict:
    """What is wrong, each thing with a line that names it.

    :ivar lost: answered, and not in the history as it was answered.
    :ivar doubled: one observation, recorded more than once.
    :ivar gaps: a sku whose versions are not 1, 2, 3 and so on.
    :ivar unchanged: a version that does not differ from the one before.
    :ivar wrong: answered or recorded, and never given by the third party.
    """

    lost: list[str]
    doubled: list[str]
    gaps: list[str]
    unchanged: list[str]
    wrong: list[str]

    def counts(self) -> dict[str, int]:
        """Return how many of each."""
        return {kind.name: len(getattr(self, kind.name)) for kind in fields(self)}

    def first_of_each(self) -> list[str]:
        """Return a line for each kind of fault that was found."""
        return [
            f"{name}: {getattr(self, name)[0]}"
            for name, n in self.counts().items()
            if n
        ]


def check(
    answered: Iterable[Answered], histories: Histories, given: set[tuple[str, int]]
) -> Verdict:
    """Compare what was answered, what was recorded, and what the third party gave.

    It must have given each quantity of a sku once only. What was recorded and not
    answered is right: its request was killed after the observation was kept.

    :param given: (sku, quantity) of each good answer of the third party.
    """
    answers = list(answered)
    rows = [(sku, row) for sku, history in histories.items() for row in history]
    recorded = {Answered(sku, row.quantity, row.observed_at) for sku, row in rows}
    as_recorded = {(sku, row.quantity): row.observed_at for sku, row in rows}
    times = Counter((sku, row.quantity) for sku, row in rows)
    seen = {(each.sku, each.quantity) for each in answers} | times.keys()
    return Verdict(
        lost=[
            _lost(each, as_recorded.get((each.sku, each.quantity)))
            for each in answers
            if each not in recorded
        ],
        doubled=[
            f"{sku} {n}: {count} times"
            for (sku, n), count in times.items()
            if count > 1
        ],
        gaps=[each for sku in histories for each in _gaps(sku, histories[sku])],
        unchanged=[
            each for sku in histories for each in _unchanged(sku, histories[sku])
        ],
        wrong=[f"{sku} {quantity}" for sku, quantity in sorted(seen - given)],
    )


def _gaps(sku: str, history: Sequence[Recorded]) -> Iterator[str]:
    numbers = [row.version for row in history]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"{sku}: {numbers}"


def _unchanged(sku: str, history: Sequence[Recorded]) -> Iterator[str]:
    for before, after in pairwise(history):
        if before.quantity == after.quantity:
            yield f"{sku}: versions {before.version} and {after.version}"


def _lost(answer: Answered, recorded: datetime | None) -> str:
    words = f"{answer.sku} {answer.quantity} of {answer.observed_at.isoformat()}"
    return f"{words} is recorded as of {recorded.isoformat()}" if recorded else words


def read_answer(body: Mapping[str, Any]) -> Answered:
    """Read what /api/stock/<sku> answered."""
    observed_at = datetime.fromisoformat(body["observed_at"])
    return Answered(body["sku"], body["quantity"], observed_at)


def read_history(body: Sequence[Mapping[str, Any]]) -> list[Recorded]:
    """Read what /api/stock/<sku>/history answered."""
    return [
        Recorded(
            row["version"], row["quantity"], datetime.fromisoformat(row["observed_at"])
        )
        for row in body
    ]
