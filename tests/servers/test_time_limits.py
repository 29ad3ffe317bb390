"""A view that outlasts the server's time limit."""

from pathlib import Path

import httpx

from servers.configuration import Configuration
from tests.servers.asking import PATIENCE, asked
from tests.servers.lifecycle import FINISHES, lacks, served, told, varied
from tests.servers.observing import Observe, behaviour

# How servers call it; other timeouts are of connections.
LIMIT = r"harakiri|request-timeout|(?<![\w-])--timeout"
LONG = 12.0  # seconds; mod_wsgi multiplies its limit by 1 + ln(threads)


@behaviour("limit-view", group="Time limits", question="A view longer than the limit")
def test_view(configuration: Configuration, tmp_path: Path, observe: Observe) -> None:
    if "timeout" not in configuration.settings:
        observe(lacks(LIMIT, configuration, tmp_path))
        return
    short = varied(configuration, timeout=1, grace=1)
    with served(short, tmp_path) as scene:
        with asked(scene.running, ["/held/request"]) as [answer]:
            view = scene.gate.next("request")
            view.stays(LONG)
            view.go()
            became = told(view.story())
            error = answer.exception(PATIENCE)
        if became == FINISHES:
            assert not error
    observe(f"{became}: the client gets {met(error)}")


def met(error: BaseException | None) -> str:
    """Say what a client got."""
    if error is None:
        return "its answer"
    if isinstance(error, httpx.HTTPStatusError):
        return str(error.response.status_code)
    assert isinstance(error, httpx.RemoteProtocolError), error
    return "no answer"
