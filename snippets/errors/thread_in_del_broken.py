"""An object that starts a thread when all is being cleared: too late

The program runs itself in another process, which may hang.

rule: exact
"""

import subprocess
import sys
from threading import Thread

PATIENCE = 1.5  # seconds


class Client:
    """Tells the supplier that it has gone, in a thread."""

    def __del__(self) -> None:
        Thread(target=self.say_goodbye, name="goodbye").start()

    def say_goodbye(self) -> None:
        print("the supplier knows")


def main() -> None:
    leave = [sys.executable, __file__, "leave"]
    try:
        left = subprocess.run(
            leave,
            check=True,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        print((left.stdout + left.stderr).splitlines()[-1])
    except subprocess.TimeoutExpired:
        print("it does not end")


if __name__ == "__main__":
    if sys.argv[1:]:
        client = Client()
    else:
        main()
