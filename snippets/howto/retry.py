"""Retry with longer and longer pauses, until a deadline

The clock is a toy: `wait` moves it on. A real one is the default.

rule: exact
"""

from functools import partial

from reference_app.jobs.retry import backoff, retry


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
    for answers_at in (1.0, 100.0):
        clock = Clock()
        try:
            stock = retry(
                partial(supplier, clock, answers_at),
                on=ConnectionError,
                within=4.0,
                wait=clock.wait,  # else the `wait` of an Event
                pauses=backoff(0.5, chance=lambda: 1.0),
                clock=clock,
            )
            print(stock)
        except ConnectionError as error:
            print(f"given up: {error}")


if __name__ == "__main__":
    main()
