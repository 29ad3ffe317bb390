"""Try a call again: later each time, by chance, until a deadline."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Retry:
    """Calls until it is answered, or until a deadline.

    Only for what may be done twice: a call that failed may have been
    carried out, and its answer lost.

    :param within: seconds for all attempts and pauses together.
    :param wait: waits so many seconds and says whether to give up: the
        `wait` of an Event, so that whoever sets it ends the pause.
    :param pauses: gives the seconds between attempts.
    :param clock: returns seconds.
    """

    within: float
    wait: Callable[[float], bool]
    pauses: Callable[[], Iterator[float]] = backoff
    clock: Callable[[], float] = monotonic

    def call(
        self,
        function: Callable[[float], Answer],
        on: type[Exception] | tuple[type[Exception], ...],
    ) -> Answer:
        """Return what the function returns, or raise its last error.

        :param function: gets the seconds left, as its timeout.
        :param on: what may pass. Others are raised at once.
        """
        deadline = self.clock() + self.within
        pauses = self.pauses()
        while True:
            try:
                return function(deadline - self.clock())
            except on:
                pause = next(pauses)
                too_late = self.clock() + pause >= deadline
                if too_late or self.wait(pause):
                    raise
