"""Past the deadline, tell the job to stop after its page

rule: exact
"""

from concurrent import futures
from threading import Event

from reference_app.start.deadline import sync_pages

given_up = Event()
stop = Event()


def fetch(page: int) -> int:
    given_up.wait(timeout=10)
    return page


def main() -> None:
    with futures.ThreadPoolExecutor(1, "batch") as pool:
        batch = pool.submit(sync_pages, range(1, 6), fetch, stop)
        try:
            print(f"in time: pages {batch.result(timeout=0.1)}")
        except futures.TimeoutError:
            print("deadline passed, main gives up")
            stop.set()
            given_up.set()
    print(f"fetched before it stopped: pages {batch.result()}")


if __name__ == "__main__":
    main()
