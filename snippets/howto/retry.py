"""Retry with longer and longer pauses, until a deadline

The clock is a toy: `wait` moves it on. In yours, `wait` is that of the
job's Event, and the clock is the default.

rule: exact
"""

from functools import partial

from reference_app.jobs.retry import Retry, backoff


class Clock:
    """Shows seconds; nobody waits for it."""

    now = 0.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> bool:
        print(f"at {self.now:.1f} s: pause of {seconds:.1f} s")
        self.now += seconds
        return False  # nobody says stop


def supplier(clock: Clock, answers_at: float, timeout: float) -> str:
    if clock.now < answers_at:
        raise ConnectionError(f"no answer, {timeout:.1f} s left")
    return f"12 pieces, at {clock.now:.1f} s"


def main() -> None:
    pauses = partial(backoff, 0.5, chance=lambda: 1.0)
    for answers_at in (1.0, 100.0):
        clock = Clock()
        try:
            retry = Retry(4.0, clock.wait, pauses, clock)
            ask = partial(supplier, clock, answers_at)
            print(retry.call(ask, on=ConnectionError))
        except ConnectionError as error:
            print(f"given up: {error}")


if __name__ == "__main__":
    main()
