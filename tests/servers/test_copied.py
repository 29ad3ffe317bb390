"""What a page gives you to copy runs: the app, the files and the start line."""

import signal
from pathlib import Path

import pytest

from servers.child import until
from servers.configuration import Configuration, load
from servers.running import start
from sitegen.program import load_program
from sitegen.pull import Puller
from tests.servers.asking import ask

ROOT = Path(__file__).parents[2]
SERVERS = load(ROOT)
APP = Puller(ROOT).publish(load_program(ROOT, "servers/app")).text


@pytest.mark.parametrize("server", SERVERS.values(), ids=SERVERS)
def test_copied_means_runnable(server: Configuration, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(APP, "utf-8")
    with start(server, tmp_path) as running:
        processes = running.processes()
        assert ask(running, "/").json()["process"] in processes
        running.stop(signal.Signals[server.stop])
        until(lambda: not alive(processes), f"all of {processes} have ended")


def alive(processes: list[int]) -> list[int]:
    return [each for each in processes if Path(f"/proc/{each}").exists()]
