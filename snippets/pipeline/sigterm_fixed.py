"""Turn SIGTERM into an orderly end: then `atexit` runs

rule: exact
"""

import atexit
import os
import signal
import subprocess
import sys
from signal import SIGTERM


def close(name: str) -> None:
    print(f"{name}: finished what was pending", flush=True)


def serve(name: str, stopped_by: int) -> None:
    atexit.register(close, name)
    signal.signal(SIGTERM, lambda *_: sys.exit())
    os.kill(os.getpid(), stopped_by)  # 0 stops nobody
    print(f"{name}: goes on", flush=True)


def main() -> None:
    serve("first process", stopped_by=0)
    again = [sys.executable, __file__, "in a process of its own"]
    status = subprocess.run(again, check=False).returncode
    print(f"second process: status {status}", flush=True)


if __name__ == "__main__":
    serve("second process", SIGTERM) if sys.argv[1:] else main()
