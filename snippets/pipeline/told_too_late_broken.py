"""A thread that `atexit` shall end: Python waits for it first

rule: exact
"""

import atexit
from threading import Event, Thread

closing = Event()


def relay() -> None:
    # A second, for this page. Without a timeout it would never end.
    told = closing.wait(timeout=1)
    print(f"relay ends; was it told to? {told}")


def main() -> None:
    thread = Thread(target=relay, name="relay", daemon=False)

    def close() -> None:
        print("atexit: close")
        closing.set()
        thread.join()

    atexit.register(close)
    thread.start()
    print("main has ended")


if __name__ == "__main__":
    main()
