"""Wait for several batches until a deadline and name the late one

A thread cannot be stopped from outside. The late job looks at an
Event between two pages and ends itself.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

from reference_app.start.deadline import late_ones, sync_pages

PAGES = range(1, 6)
under_way = Barrier(3)
deadline_passed = Event()


def fetch_fast(page: int) -> int:
    under_way.wait(timeout=10)
    return page


def fetch_slow(page: int) -> int:
    under_way.wait(timeout=10)
    deadline_passed.wait(timeout=10)
    return page


def main() -> None:
    stop = Event()
    with ThreadPoolExecutor(2, "batch") as pool:
        jobs = {
            "tea": pool.submit(sync_pages, [1], fetch_fast, stop),
            "mugs": pool.submit(sync_pages, PAGES, fetch_slow, stop),
        }
        under_way.wait(timeout=10)
        print(f"late: {late_ones(jobs, timeout=1)}")
        stop.set()
        deadline_passed.set()
    print(f"tea: pages {jobs['tea'].result()}")
    print(f"mugs: pages {jobs['mugs'].result()} of 5")


if __name__ == "__main__":
    main()
