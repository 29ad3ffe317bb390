"""Serve the handbook and the app side by side: ``python -m sitegen.serve``."""

import argparse
import signal
import subprocess
import sys
from collections.abc import Sequence
from time import sleep


def side_by_side(commands: Sequence[Sequence[str]]) -> int:
    """Run commands until one of them ends, or Ctrl-C; then stop them all.

    :returns: the exit code of the first that ended by itself; 0 after Ctrl-C.
    """
    # Whoever asks this process to end means its children as well. A shell that runs
    # it in the background has it ignore SIGINT.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    children: list[subprocess.Popen[bytes]] = []
    try:
        children += [subprocess.Popen(command) for command in commands]
        while all(child.poll() is None for child in children):
            sleep(0.2)
        return next(child.returncode for child in children if child.poll() is not None)
    except KeyboardInterrupt:
        return 0
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait()


def main() -> int:
    """Print both addresses, and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--handbook", type=int, default=8000, help="port")
    parser.add_argument("--app", type=int, default=8001, help="port")
    ports = parser.parse_args()
    print(
        f"Handbook, once it is built: http://127.0.0.1:{ports.handbook}/\n"
        f"Demo page of the app:       http://127.0.0.1:{ports.app}/\n"
        "Ctrl-C stops both.",
        flush=True,
    )
    python = (sys.executable, "-m")
    app = (*python, "flask", "--app", "reference_app", "run", f"--port={ports.app}")
    site = (*python, "mkdocs", "serve", f"--dev-addr=127.0.0.1:{ports.handbook}")
    return side_by_side([app, site])


if __name__ == "__main__":
    sys.exit(main())
