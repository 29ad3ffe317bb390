"""The patch has ended when the job runs: a real mail leaves the test

rule: exact
"""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from unittest.mock import patch

from flask import Flask

app = Flask("shop")
pool = ThreadPoolExecutor(1, "mail")
jobs: list[Future[str]] = []
answer_left = Event()


def send(user: str) -> str:
    return f"a real mail to {user}"


def notify(user: str) -> str:
    assert answer_left.wait(timeout=10)
    return send(user)


@app.post("/orders")
def order() -> str:
    jobs.append(pool.submit(notify, "alice"))
    return "ordered"


def main() -> None:
    with patch(f"{__name__}.send", return_value="no mail"):
        print(app.test_client().post("/orders").text)
    answer_left.set()
    print(jobs[0].result(timeout=10))


if __name__ == "__main__":
    main()
