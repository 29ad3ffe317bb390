"""A fork beside a running thread, and what Python says about it

rule: exact
"""

import os
import warnings
from threading import Event, Thread

stop = Event()


def fork_and_wait() -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)  # the child: it has nothing else to do
    os.waitpid(child, 0)


def main() -> None:
    ticker = Thread(target=stop.wait, args=[10], name="ticker")
    ticker.start()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        fork_and_wait()
    stop.set()
    for each in caught:
        text = str(each.message).replace(str(os.getpid()), "…")
        print(f"{each.category.__name__}: {text}")
    if not caught:
        print("no warning")


if __name__ == "__main__":
    main()
