"""A name imported before the patch stays the blocking one

rule: exact
"""

import threading
from time import sleep

from gevent import monkey

monkey.patch_all()

report_began = threading.Event()
ended: list[str] = []


def report() -> None:
    report_began.set()  # from here on the short request could run
    sleep(0.05)
    ended.append("report")


def short_request() -> None:
    if report_began.wait(timeout=10):
        ended.append("short request")


def main() -> None:
    threads = [
        threading.Thread(target=short_request),
        threading.Thread(target=report),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    print(f"ended: {', then '.join(ended)}")


if __name__ == "__main__":
    main()
