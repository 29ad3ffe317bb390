"""A pool's job runs beside the answer

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from flask import Flask

app = Flask("shop")
pool = ThreadPoolExecutor(1, "mail")
answered = Event()


def send_mail() -> None:
    gone = answered.wait(timeout=10)
    print(f"mail sent; has the answer gone? {gone}")


@app.post("/orders")
def order() -> tuple[str, int]:
    pool.submit(send_mail)
    return "accepted", 202


def main() -> None:
    print(f"answer: {app.test_client().post('/orders').text}")
    answered.set()


if __name__ == "__main__":
    main()
