"""A native thread of gevent's pool computes, and the others run

rule: exact
"""

import subprocess
import sys
from threading import Event, Thread

from gevent import get_hub, monkey

report_began = Event()
ended: list[str] = []
totals: list[int] = []


def sum_up() -> int:
    return sum(number * number for number in range(100_000))


def report() -> None:
    report_began.set()  # from here on the short request could run
    totals.append(get_hub().threadpool.apply(sum_up))
    ended.append("report")


def short_request() -> None:
    if report_began.wait(timeout=10):
        ended.append("short request")


def main() -> None:
    threads = [Thread(target=short_request), Thread(target=report)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    print(f"ended: {', then '.join(ended)}")


if __name__ == "__main__":
    if monkey.is_module_patched("threading"):
        main()
    else:  # begin again, with the patches before all imports
        again = [sys.executable, "-m", "gevent.monkey", __file__]
        subprocess.run(again, check=True, timeout=20)
