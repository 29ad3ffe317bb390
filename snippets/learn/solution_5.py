"""Chapter 5, solution: ten users ask, and the app stops in a hurry

Four comparisons have begun; the other six are dropped.

rule: exact
"""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier, Event

from flask import Flask

from reference_app.jobs.later import run_later

app = Flask(__name__)
comparisons = ThreadPoolExecutor(4, "comparing")
jobs: list[Future[None]] = []
compared: list[int] = []
four_have_begun = Barrier(5)  # they, and the main thread
database_up = Event()


def compare(user: int) -> None:
    four_have_begun.wait(timeout=10)
    assert database_up.wait(timeout=10)
    compared.append(user)


@app.get("/stock/<int:user>")
def stock(user: int) -> dict[str, int]:
    jobs.append(run_later(comparisons, app, compare, user))
    return {"tea-250": 11}


def main() -> None:
    browser = app.test_client()
    answers = [browser.get(f"/stock/{user}").json for user in range(10)]
    print(f"answered: {len(answers)}")
    four_have_begun.wait(timeout=10)
    comparisons.shutdown(wait=False, cancel_futures=True)
    database_up.set()
    comparisons.shutdown()  # waits for the four
    lost = [job for job in jobs if job.cancelled()]
    print(f"compared: {len(compared)}, lost: {len(lost)}")


if __name__ == "__main__":
    main()
