"""A time limit for a whole script: it says where it hangs, and ends

The thread that hangs is no daemon, so Python waits for it at the end.

rule: exact
"""

import faulthandler
import subprocess
import sys
from threading import Event, Thread


def ask_supplier() -> None:
    Event().wait()


def restock() -> None:
    faulthandler.dump_traceback_later(0.5, exit=True)
    Thread(target=ask_supplier, name="restock").start()


def own_functions(dump: str) -> list[str]:
    ours = [line for line in dump.splitlines() if __file__ in line]
    return [line.rpartition(" in ")[2] for line in ours]


def main() -> None:
    script = subprocess.run(
        [sys.executable, __file__, "restock"],
        stderr=subprocess.PIPE,
        text=True,
        timeout=30,
        check=False,
    )
    print(script.stderr.partition("\n")[0])
    print(f"it hangs in: {', '.join(own_functions(script.stderr))}")
    print(f"exit status: {script.returncode}")


if __name__ == "__main__":
    restock() if "restock" in sys.argv else main()
