"""What costs people a day: one line of a configuration less, or another signal."""

import os
import signal
from concurrent.futures import Future, wait
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

import httpx
import pytest

from servers.child import until
from servers.configuration import Configuration
from tests.servers.asking import ask, asked
from tests.servers.conftest import CONFIGURATIONS
from tests.servers.gates import PATIENCE
from tests.servers.lifecycle import HOLD, Scene, served
from tests.servers.observing import Observe, behaviour

REQUEST = "/held/request"


@behaviour(
    "sigterm",
    group="Stop",
    question="SIGTERM comes, whatever its page says: a request under way",
)
def test_sigterm(
    configuration: Configuration, tmp_path: Path, observe: Observe
) -> None:
    with served(configuration, tmp_path) as scene:
        observe(request_at(scene, "SIGTERM"))


@behaviour(
    "killed",
    group="Reload and recycle",
    question="A process that serves is killed. Does another take its place?",
)
def test_killed(configuration: Configuration, tmp_path: Path, observe: Observe) -> None:
    with served(configuration, tmp_path) as scene:
        killed = kill_one(scene)
        if killed == scene.running.child.pid:
            scene.running.child.wait()
            observe("no, it was the server")
        else:
            another_answers(scene, killed)
            observe("yes")


def test_granian_ends_with_its_worker_unless_it_is_told_to_respawn(
    tmp_path: Path,
) -> None:
    with served(without("granian", " --respawn-failed-workers"), tmp_path) as scene:
        kill_one(scene)
        scene.running.child.wait()
        assert "Unexpected exit from worker-1" in scene.running.log


def test_uwsgi_reloads_at_sigterm_unless_it_is_hooked(tmp_path: Path) -> None:
    hook = "hook-master-start = unix_signal:15 gracefully_kill_them_all\n"
    with served(without("uwsgi", hook), tmp_path) as scene:
        before = scene.answering()
        scene.signal("SIGTERM")
        another_answers(scene, before)


def test_uwsgi_cuts_requests_with_die_on_term(tmp_path: Path) -> None:
    hook = "hook-master-start = unix_signal:15 gracefully_kill_them_all"
    with served(changed("uwsgi", hook, "die-on-term = true"), tmp_path) as scene:
        assert request_at(scene, "SIGTERM") == "is cut"
        assert scene.running.child.wait() == 0


def test_waitress_waits_for_a_request_but_not_for_long(tmp_path: Path) -> None:
    """It gives a stop 5 s: ``timeout`` of ``ThreadedTaskDispatcher.shutdown``."""
    with (
        served(CONFIGURATIONS["waitress"], tmp_path) as scene,
        asked(scene.running, [REQUEST]) as (answer,),
    ):
        request = scene.gate.next("request")
        scene.stop()
        assert request.stays(1)
        assert scene.running.child.wait() == 0
        assert outcome(answer) == "is cut"


def test_mod_wsgi_runs_an_app_in_another_interpreter_unless_told(
    tmp_path: Path,
) -> None:
    """The name of the main interpreter is empty."""
    line = "WSGIApplicationGroup %{GLOBAL}\n"
    told, express = (
        CONFIGURATIONS["mod-wsgi-apache"],
        CONFIGURATIONS["mod-wsgi-express"],
    )
    untold = without("mod-wsgi-apache", line)
    names = [interpreter(each, tmp_path) for each in (told, express, untold)]
    assert [name == "" for name in names] == [True, True, False]


def test_mod_wsgi_starts_and_answers_nobody_where_python_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = "python-home=${PYTHON_HOME}"
    lost = changed("mod-wsgi-apache", python, "python-home=/nonexistent")
    monkeypatch.setattr("servers.child.PATIENCE", 5)
    with (
        pytest.raises(AssertionError, match="not within 5 s") as raised,
        served(lost, tmp_path),
    ):
        pass
    log = "".join(raised.value.__notes__)
    assert "WSGI0100: Unable to stat Python home '/nonexistent'" in log
    assert "WSGI0036: Python interpreter configuration failed" in log


def interpreter(server: Configuration, folder: Path) -> str:
    with served(server, Path(mkdtemp(dir=folder))) as scene:
        return ask(scene.running, "/requests/interpreter").text


def without(server: str, text: str) -> Configuration:
    return changed(server, text, "")


def changed(server: str, old: str, new: str) -> Configuration:
    """Give a server with another text, which must have been there once."""
    chosen = CONFIGURATIONS[server]
    assert sum(t.count(old) for t in (chosen.start, *chosen.files.values())) == 1
    files = {name: text.replace(old, new) for name, text in chosen.files.items()}
    return replace(chosen, start=chosen.start.replace(old, new), files=files)


def request_at(scene: Scene, name: str) -> str:
    """Send a signal while a request is held; say what became of the request."""
    with asked(scene.running, [REQUEST]) as (answer,):
        request = scene.gate.next("request")
        scene.signal(name)
        wait([answer], HOLD)
        request.go()
        return outcome(answer)


def outcome(answer: "Future[httpx.Response]") -> str:
    error = answer.exception(PATIENCE)
    assert error is None or isinstance(
        error, httpx.RemoteProtocolError | httpx.ReadError
    )
    return "is cut" if error else "is answered"


def kill_one(scene: Scene) -> int:
    serving = scene.answering()
    assert serving
    os.kill(serving, signal.SIGKILL)
    return serving


def another_answers(scene: Scene, before: int | None) -> None:
    until(lambda: scene.answering() not in {None, before}, "another process answers")
