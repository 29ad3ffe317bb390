"""Two servers in one session: they end together."""

import signal
import subprocess
import sys

import pytest

PATIENCE = 30  # seconds
# The child says its number, and waits until it is stopped.
CHILD = "import os, sys; print(os.getpid(), flush=True); sys.stdin.read()"
PROGRAM = """
import sys
from sitegen.serve import side_by_side
sys.exit(side_by_side([[sys.executable, "-c", child] for child in sys.argv[1:]]))
"""


def start(*children: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *children],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_stops_both(how: signal.Signals):
    with start(CHILD, CHILD) as session:
        assert session.stdout.readline()
        assert session.stdout.readline()
        session.send_signal(how)
        assert session.wait(PATIENCE) == 0
        # Its end: no child holds the pipe any more.
        assert session.stdout.read() == ""


def test_when_one_ends_the_other_is_stopped():
    with start(CHILD, "raise SystemExit(3)") as session:
        assert session.wait(PATIENCE) == 3
        session.stdout.read()
