"""`Future.cancel` does nothing to a job that runs

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

page_1, cancelled = Event(), Event()


def fetch(page: int) -> None:
    page_1.set()
    assert cancelled.wait(timeout=10)
    print(f"page {page} fetched")


def sync() -> str:
    for page in range(1, 4):
        fetch(page)
    return "all pages"


def main() -> None:
    with ThreadPoolExecutor(1, "sync") as pool:
        job = pool.submit(sync)
        assert page_1.wait(timeout=10)
        print(f"cancelled: {job.cancel()}")
        cancelled.set()
        print(job.result(timeout=10))


if __name__ == "__main__":
    main()
