"""Retrying: when again, how often, and when no more."""

from collections.abc import Callable
from itertools import islice
from threading import Event

import pytest

from reference_app.jobs.retry import backoff, retry


class Clock:
    """Its `wait` moves it on, and says stop after so many."""

    def __init__(self, waits: int = 100) -> None:
        self.now, self.waited, self._waits = 1000.0, [], waits

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> bool:
        self.waited.append(seconds)
        self.now += seconds
        return len(self.waited) > self._waits


def failing(times: int, error: Exception) -> Callable[[float], str]:
    """A call that fails so many times, then answers with its timeout."""
    left = [error] * times

    def call(timeout: float) -> str:
        if left:
            raise left.pop()
        return f"answer with {timeout:g} s left"

    return call


def test_pauses_double_up_to_the_longest():
    pauses = backoff(0.5, 3.0, chance=lambda: 1.0)
    assert list(islice(pauses, 5)) == [0.5, 1.0, 2.0, 3.0, 3.0]


def test_chance_takes_its_part_of_each_pause():
    pauses = backoff(1.0, chance=iter([0.25, 0.5, 0.0]).__next__)
    assert list(islice(pauses, 3)) == [0.25, 1.0, 0.0]


def test_callers_that_failed_together_do_not_come_back_together():
    assert len({next(backoff()) for _ in range(50)}) > 40


def test_it_answers_after_its_failures_and_the_call_knows_what_is_left():
    clock = Clock()
    call = failing(2, ConnectionError())
    pauses = iter([1.0, 2.0])
    told = retry(call, ConnectionError, 10, clock.wait, pauses=pauses, clock=clock)
    assert told == "answer with 7 s left"
    assert clock.waited == [1.0, 2.0]


def test_it_does_not_wait_for_a_time_after_the_deadline():
    clock, pauses = Clock(), iter([1.0, 2.0, 7.0])
    call = failing(9, ConnectionError("the last"))
    with pytest.raises(ConnectionError, match="the last"):
        retry(call, ConnectionError, 10, clock.wait, pauses=pauses, clock=clock)
    assert clock.waited == [1.0, 2.0]


def test_other_exceptions_are_raised_at_once():
    clock = Clock()
    with pytest.raises(ValueError, match="no such sku"):
        retry(failing(1, ValueError("no such sku")), OSError, 10, clock.wait)
    assert not clock.waited


def test_whoever_says_stop_ends_it_in_the_pause():
    clock, pauses = Clock(waits=1), backoff(chance=lambda: 1.0)
    call = failing(9, ConnectionError("down"))
    with pytest.raises(ConnectionError, match="down"):
        retry(call, ConnectionError, 99, clock.wait, pauses=pauses, clock=clock)
    assert len(clock.waited) == 2


def test_an_event_that_is_set_ends_the_pause_at_once():
    stop = Event()
    stop.set()
    call = failing(9, ConnectionError("down"))
    with pytest.raises(ConnectionError):
        retry(call, ConnectionError, 9999, stop.wait, pauses=iter([3600.0]))
