"""A step that is called again and again, whatever it raises."""

from itertools import count
from threading import Event
from time import monotonic

import pytest

from reference_app.pipeline.repeated import Repeated

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail
NEVER = 3600.0  # seconds


def test_the_step_is_called_at_once():
    called = Event()
    repeated = Repeated(called.set, NEVER, "sweeper")
    assert called.wait(PATIENCE)
    repeated.close()


def test_it_is_called_again_when_its_time_has_come():
    three_times = Event()
    calls = count(1)
    repeated = Repeated(lambda: next(calls) == 3 and three_times.set(), 0.001, "it")
    assert three_times.wait(PATIENCE)
    repeated.close()


def test_it_is_called_sooner_when_woken():
    called = Event()
    repeated = Repeated(called.set, NEVER, "it")
    assert called.wait(PATIENCE)
    called.clear()
    repeated.wake()
    assert called.wait(PATIENCE)
    repeated.close()


def test_an_error_is_logged_once_and_the_step_is_tried_again(
    caplog: pytest.LogCaptureFixture,
):
    calls = count(1)
    recovered = Event()

    def step() -> None:
        if next(calls) < 4:
            raise OSError("disk gone")
        recovered.set()

    repeated = Repeated(step, 0.001, "sweeper")
    assert recovered.wait(PATIENCE)
    repeated.close()
    [record] = [record for record in caplog.records if record.levelname == "ERROR"]
    assert "sweeper failed" in record.getMessage()
    assert "disk gone" in caplog.text


def test_closing_does_not_wait_for_the_next_call():
    begun = monotonic()
    Repeated(lambda: None, NEVER, "it").close()
    assert monotonic() - begun < NEVER / 2
