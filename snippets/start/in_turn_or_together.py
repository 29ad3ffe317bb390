"""Call a hundred batches one after another, or start them together

Each call takes two seconds on a clock that only the calls move, so
the late starts are computed and nobody waits.

rule: times rounded
"""

from datetime import datetime, timedelta
from functools import partial

from reference_app.start.in_turn import call_in_turn
from reference_app.start.together import start_together

DUE = datetime(2019, 2, 15, 23, 30)


class CallClock:
    """A clock that stands still until a call moves it on."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def call_batch(self) -> None:
        self.seconds += 2


def main() -> None:
    clock = CallClock()
    late = call_in_turn([clock.call_batch] * 100, clock).offsets
    for number in (1, 2, 3, 100):
        start = DUE + timedelta(seconds=late[number - 1])
        print(f"in turn: batch {number} starts at {start:%H:%M:%S}")
    end = DUE + timedelta(seconds=clock.seconds)
    print(f"in turn: batch 100 ends at {end:%H:%M:%S}")

    jobs = [partial(str, number) for number in range(1, 101)]
    spread = start_together(jobs).spread * 1000
    print(f"together: batch 100 starts within {spread:.1f} ms")


if __name__ == "__main__":
    main()
