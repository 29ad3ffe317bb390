"""A signal makes a running process write each thread's stack

From outside it is `kill -USR1 PID`. The main thread may hang, too.

rule: exact
"""

import faulthandler
import signal
from pathlib import Path
from threading import Event, Thread

DUMP = Path("stacks.txt")
asked, answered = Event(), Event()


def ask_supplier() -> None:
    asked.set()
    answered.wait(timeout=10)


def restock() -> None:
    ask_supplier()


def own_functions(dump: str) -> list[str]:
    ours = [line for line in dump.splitlines() if __file__ in line]
    return [line.rpartition(" in ")[2] for line in ours]


def main() -> None:
    with DUMP.open("w") as file:
        faulthandler.register(signal.SIGUSR1, file)
        worker = Thread(target=restock, name="restock")
        worker.start()
        assert asked.wait(timeout=10)
        signal.raise_signal(signal.SIGUSR1)
        faulthandler.unregister(signal.SIGUSR1)
    print("\n".join(own_functions(DUMP.read_text())))
    answered.set()
    DUMP.unlink()


if __name__ == "__main__":
    main()
