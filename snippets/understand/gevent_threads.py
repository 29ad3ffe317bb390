"""With gevent's patches a Thread is a greenlet

rule: exact
"""

import subprocess
import sys
from threading import Thread, current_thread

from gevent import getcurrent, monkey

native_id = monkey.get_original("threading", "get_ident")
main_id, main_greenlet = native_id(), getcurrent()


def job() -> None:
    print(f"this is the thread {current_thread().name}")
    print(f"a greenlet of its own: {getcurrent() is not main_greenlet}")
    print(f"in the main thread: {native_id() == main_id}")


def main() -> None:
    thread = Thread(target=job, name="job")
    thread.start()
    thread.join(10)


if __name__ == "__main__":
    if monkey.is_module_patched("threading"):
        main()
    else:  # begin again, with the patches before all imports
        again = [sys.executable, "-m", "gevent.monkey", __file__]
        subprocess.run(again, check=True, timeout=20)
