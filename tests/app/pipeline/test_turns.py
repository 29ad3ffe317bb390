"""One thread at a time, and an urgent one before those that queue up."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock

import pytest

from reference_app.pipeline.turns import Turns

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail


def test_one_thread_at_a_time_has_the_turn():
    turns, alone = Turns(PATIENCE), Lock()
    together = Barrier(8)

    def write(urgent: bool) -> None:
        together.wait(PATIENCE)
        with turns.take(urgent):
            assert alone.acquire(blocking=False)
            alone.release()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, [True, False] * 4))


def test_an_urgent_one_does_not_stand_in_the_queue():
    turns = Turns(0.01)
    with turns._held(turns._gate):  # as the next of those who are not urgent
        with turns.take(urgent=True):
            pass
        with pytest.raises(TimeoutError), turns.take(urgent=False):
            pass


def test_a_turn_that_does_not_come_is_an_error_that_says_so():
    turns = Turns(0.01)
    for mine, theirs in ((True, False), (False, True), (True, True)):
        with (
            turns.take(mine),
            pytest.raises(TimeoutError, match=r"writing for 0.01 s"),
            turns.take(theirs),
        ):
            pass


def test_a_failure_gives_the_turn_back():
    turns = Turns(0.01)
    with pytest.raises(ZeroDivisionError), turns.take(urgent=False):
        raise ZeroDivisionError
    with turns.take(urgent=False):
        pass
