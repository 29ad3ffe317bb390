"""Say that it is no daemon, and Python waits for it at exit

rule: exact
"""

import atexit
from queue import Queue
from threading import Event, Thread

leaving = Event()
answers: Queue[int] = Queue()


def compare(seen: int) -> None:
    # The database takes half a second: who leaves gets nothing.
    if not leaving.wait(timeout=0.5):
        print(f"12 became {seen}")


def view() -> None:
    seen = 11
    job = Thread(target=compare, args=[seen], name="comparing")
    job.daemon = False
    job.start()
    answers.put(seen)


def main() -> None:
    atexit.register(leaving.set)
    Thread(target=view, name="request", daemon=True).start()
    print(f"answer: {answers.get(timeout=10)}")


if __name__ == "__main__":
    main()
