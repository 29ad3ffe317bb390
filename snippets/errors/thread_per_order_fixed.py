"""Two threads for all mails: the orders wait, the threads stay two

rule: exact
"""

import resource
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, stack_size

from flask import Flask

STACK = 64 * 2**20  # bytes that each new thread reserves

app = Flask("shop")
pool = ThreadPoolExecutor(2, "mail")
mail_server_answers = Event()
mailed: list[int] = []


def send_mail(order: int) -> None:
    if mail_server_answers.wait(10):
        mailed.append(order)


@app.post("/orders/<int:number>")
def order(number: int) -> str:
    pool.submit(send_mail, number)
    return "accepted"


def leave_memory(stacks: int) -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + stacks * STACK
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def main() -> None:
    app.testing = True  # an error in the view reaches this program
    stack_size(STACK)
    leave_memory(stacks=8)
    client = app.test_client()
    try:
        answers = [client.post(f"/orders/{n}").text for n in range(20)]
        print(f"orders accepted: {answers.count('accepted')}")
    except RuntimeError as error:
        print(f"RuntimeError: {error}")
    mail_server_answers.set()
    pool.shutdown()
    print(f"mails sent: {len(mailed)}")


if __name__ == "__main__":
    main()
