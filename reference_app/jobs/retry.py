"""Try a call again: later each time, by chance, until a deadline."""

from collections.abc import Callable, Iterator
from random import SystemRandom
from time import monotonic
from typing import TypeVar

Answer = TypeVar("Answer")
DICE = SystemRandom()


def backoff(
    first: float = 0.1,
    longest: float = 5.0,
    chance: Callable[[], float] = DICE.random,
) -> Iterator[float]:
    """Give pauses without end, each up to twice as long as the last.

    Callers that fail together would come back together. So chance
    decides which part of its longest time each pause takes.

    :param first: seconds that the first pause takes at most.
    :param longest: seconds that any pause takes at most.
    :param chance: draws a number from 0 to 1.
    """
    most = first
    while True:
        yield chance() * most
        most = min(longest, most * 2)


def retry(  # noqa: PLR0913 - four that count, the others have a default
    call: Callable[[float], Answer],
    on: type[Exception] | tuple[type[Exception], ...],
    within: float,
    wait: Callable[[float], bool],
    *,
    pauses: Iterator[float] | None = None,
    clock: Callable[[], float] = monotonic,
) -> Answer:
    """Call until it answers, or raise its last exception.

    Only for what may be done twice: a call that failed may have been
    carried out, and its answer lost.

    :param call: gets the seconds left, as its timeout.
    :param on: exceptions that may pass. Others are raised at once.
    :param within: seconds for all attempts and pauses together.
    :param wait: waits so many seconds and says whether to give up: the
        `wait` of an Event, so that whoever sets it ends the pause.
    :param pauses: seconds between attempts; else those of `backoff`.
    :param clock: returns seconds.
    """
    deadline = clock() + within
    pauses = pauses or backoff()
    while True:
        try:
            return call(deadline - clock())
        except on:
            pause = next(pauses)
            if clock() + pause >= deadline or wait(pause):
                raise
