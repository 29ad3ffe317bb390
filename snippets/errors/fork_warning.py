"""A fork beside a running thread, and what Python says about it

rule: exact
"""

import os
import warnings
from threading import Event, Thread

stop = Event()


def fork_and_wait() -> None:
    child = os.fork() or os._exit(0)  # the child has nothing to do
    os.waitpid(child, 0)


def main() -> None:
    ticker = Thread(target=stop.wait, args=[10], name="ticker")
    ticker.start()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        fork_and_wait()
    stop.set()
    told = [
        f"{each.category.__name__}: {each.message}" for each in caught
    ]
    pid = str(os.getpid())
    print("\n".join(told or ["no warning"]).replace(pid, "…"))


if __name__ == "__main__":
    main()
