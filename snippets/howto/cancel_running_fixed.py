"""The job looks at an Event between its steps

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

page_1, cancelled = Event(), Event()
stop = Event()


def fetch(page: int) -> None:
    page_1.set()
    assert cancelled.wait(timeout=10)
    print(f"page {page} fetched")


def sync() -> str:
    for page in range(1, 4):
        if stop.is_set():
            return "stopped"
        fetch(page)
    return "all pages"


def main() -> None:
    with ThreadPoolExecutor(1, "sync") as pool:
        job = pool.submit(sync)
        assert page_1.wait(timeout=10)
        stop.set()
        cancelled.set()
        print(job.result(timeout=10))


if __name__ == "__main__":
    main()
