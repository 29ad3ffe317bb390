"""One after another: the posts' way, on a clock that only calls move."""

from functools import partial

from reference_app.start.in_turn import call_in_turn


class CallClock:
    """Stands still until a call moves it on by two seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def call_batch(self) -> None:
        self.seconds += 2


def test_number_100_starts_198_seconds_late_and_ends_at_200():
    clock = CallClock()
    report = call_in_turn([clock.call_batch] * 100, clock)
    assert report.offsets == tuple(2.0 * n for n in range(100))
    assert report.spread == 198.0
    assert clock.seconds == 200.0


def test_each_job_ends_before_the_next_begins():
    steps: list[str] = []

    def job(number: int) -> int:
        steps.append(f"{number} begins")
        steps.append(f"{number} ends")
        return number

    report = call_in_turn([partial(job, 1), partial(job, 2)])
    assert steps == ["1 begins", "1 ends", "2 begins", "2 ends"]
    assert report.results == (1, 2)


def test_an_exception_does_not_stop_the_rest():
    report = call_in_turn([lambda: 1 / 0, lambda: 2])
    assert report.results == (None, 2)
    assert isinstance(report.errors[0], ZeroDivisionError)
