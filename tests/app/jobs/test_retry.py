"""Retrying: when again, how often, and when no more."""

from collections.abc import Callable
from functools import partial
from itertools import islice
from threading import Event

import pytest

from reference_app.jobs.retry import Retry, backoff


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


def retry(clock: Clock, pauses: list[float]) -> Retry:
    """Ten seconds, on that clock, with those pauses."""
    return Retry(10, clock.wait, lambda: iter(pauses), clock)


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
    told = retry(clock, [1.0, 2.0]).call(call, ConnectionError)
    assert told == "answer with 7 s left"
    assert clock.waited == [1.0, 2.0]


def test_it_does_not_wait_for_a_time_after_the_deadline():
    clock = Clock()
    call = failing(9, ConnectionError("the last"))
    with pytest.raises(ConnectionError, match="the last"):
        retry(clock, [1.0, 2.0, 7.0]).call(call, ConnectionError)
    assert clock.waited == [1.0, 2.0]


def test_other_exceptions_are_raised_at_once():
    clock = Clock()
    with pytest.raises(ValueError, match="no such sku"):
        retry(clock, [1.0]).call(failing(1, ValueError("no such sku")), OSError)
    assert not clock.waited


def test_whoever_says_stop_ends_it_in_the_pause():
    clock = Clock(waits=1)
    call = failing(9, ConnectionError("down"))
    with pytest.raises(ConnectionError, match="down"):
        retry(clock, [1.0, 1.0, 1.0]).call(call, ConnectionError)
    assert len(clock.waited) == 2


def test_an_event_that_is_set_ends_the_pause_at_once():
    stop = Event()
    stop.set()
    call = failing(9, ConnectionError("down"))
    with pytest.raises(ConnectionError):
        Retry(9999, stop.wait, lambda: iter([3600.0])).call(call, ConnectionError)


def test_each_call_begins_with_the_first_pause():
    clock = Clock()
    pauses = partial(backoff, 0.5, chance=lambda: 1.0)
    again = Retry(10, clock.wait, pauses, clock)
    for _ in range(2):
        again.call(failing(1, ConnectionError()), ConnectionError)
    assert clock.waited == [0.5, 0.5]
