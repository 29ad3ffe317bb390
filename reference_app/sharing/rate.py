"""Keep to a third party's rate: all threads, all workers, together."""

from collections.abc import Callable
from threading import Lock
from time import monotonic, sleep

from sqlalchemy import (
    Column,
    Engine,
    Float,
    MetaData,
    String,
    Table,
    case,
    insert,
    update,
)

RATES = Table(
    "rates",
    MetaData(),
    Column("name", String(64), primary_key=True),
    Column("free_at", Float, nullable=False),  # seconds since 1970
)


class TooManyCallsError(RuntimeError):
    """No call is free within the time that the caller would wait."""


class Pace:
    """Lets calls of all threads through at one steady rate.

    Each caller gets a time of its own under the lock, and waits for it
    without the lock.

    :param per_second: calls a second.
    :param burst: calls that may come together after a quiet time.
    :param clock: returns seconds.
    :param wait: waits so many seconds.
    """

    def __init__(
        self,
        per_second: float,
        burst: int = 1,
        clock: Callable[[], float] = monotonic,
        wait: Callable[[float], object] = sleep,
    ) -> None:
        self._interval = 1 / per_second
        self._early = (burst - 1) * self._interval
        self._clock, self._wait = clock, wait
        self._lock = Lock()
        self._free_at = 0.0

    def slot(self, within: float = 60.0) -> None:
        """Wait until the caller may make one call.

        :param within: seconds that the caller would wait, at most.
        :raises TooManyCallsError: at once: that is not enough.
        """
        pause = self._take(within)
        if pause > 0:
            self._wait(pause)

    def _take(self, within: float) -> float:
        with self._lock:
            free_at = self._free_at
            now = self._clock()
            due = max(free_at, now)
            pause = due - self._early - now
            if pause > within:
                message = f"the next call is free in {pause:.1f} s"
                raise TooManyCallsError(message)
            self._free_at = due + self._interval
        return pause


def create_rate(engine: Engine, name: str) -> None:
    """Make the table and a rate's row; once, where you set up."""
    RATES.create(engine, checkfirst=True)
    with engine.begin() as connection:
        connection.execute(insert(RATES).values(name=name, free_at=0))


def take_slot(
    engine: Engine, name: str, per_second: float, now: float
) -> float:
    """Take the next free time of a rate, of all workers together.

    One statement reads and writes the row, so no other comes between.

    :param name: of a rate that `create_rate` made.
    :param now: seconds since 1970, such as `time.time()`.
    :returns: seconds to wait before the call; 0.0: call at once.
    :raises NoResultFound: there is no such rate.
    """
    interval = 1 / per_second
    row = RATES.c
    due = case((row.free_at > now, row.free_at), else_=now)
    taking = (
        update(RATES)
        .where(row.name == name)
        .values(free_at=due + interval)
        .returning(row.free_at)
    )
    with engine.begin() as connection:
        free_at: float = connection.execute(taking).scalar_one()
    return max(0.0, free_at - interval - now)
