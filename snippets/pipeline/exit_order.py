"""What Python waits for at its end, and in which order

Pools first, their queues included; then other threads that are no
daemons; then the functions of `atexit`, the last one first. Nothing
waits for a daemon.

rule: exact
"""

import atexit
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread, main_thread

pool = ThreadPoolExecutor(1, "comparing")
leaving = Event()
never = Event()


def compare(number: int) -> None:
    assert leaving.wait(timeout=10)
    print(f"pool: comparison {number}")


def send() -> None:
    main_thread().join(timeout=10)  # it ends when the pools have
    print("thread: message sent")


def watch() -> None:
    never.wait(timeout=10)


def look(daemon: Thread) -> None:
    print(f"atexit: does the daemon run? {daemon.is_alive()}")


def main() -> None:
    daemon = Thread(target=watch, name="daemon", daemon=True)
    atexit.register(print, "atexit: registered first")
    atexit.register(look, daemon)
    daemon.start()
    Thread(target=send, name="thread", daemon=False).start()
    for number in (1, 2, 3):
        pool.submit(compare, number)
    print("main ends")
    leaving.set()


if __name__ == "__main__":
    main()
