"""Collect results in the jobs' order, though the last job ends first

rule: exact
"""

from functools import partial
from threading import Event

from reference_app.start.outcomes import gather

ended = [Event() for _ in range(4)]
finished: list[int] = []


def sync_batch(number: int) -> str:
    if number < 3:
        ended[number + 1].wait(timeout=10)
    finished.append(number)
    ended[number].set()
    return f"batch {number}"


def main() -> None:
    jobs = [partial(sync_batch, number) for number in (1, 2, 3)]
    results = [outcome.result for outcome in gather(jobs, workers=3)]
    print(f"finished in the order {finished}")
    print(f"collected: {results}")


if __name__ == "__main__":
    main()
