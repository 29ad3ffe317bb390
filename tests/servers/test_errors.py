"""Where an exception can be read that nobody handles."""

from pathlib import Path
from uuid import uuid4

from servers.child import until
from servers.running import Running
from tests.servers.asking import client
from tests.servers.observing import Observe, behaviour


def fail(server: Running, where: str) -> str:
    """Have something fail in the server; give the word that its error says."""
    word = uuid4().hex
    with client() as fresh:
        fresh.get(f"{server.url}/errors/{where}/{word}")
    return word


def place(server: Running, word: str) -> str:
    """Say where an error can be read that says a word; "" for nowhere."""
    if f"ValueError: {word}" in server.log:
        return "standard error"
    logs = Path(f"/proc/{server.child.pid}/cwd").rglob("*")
    found = [
        log.name
        for log in logs
        if log.is_file() and f"ValueError: {word}" in log.read_text(errors="replace")
    ]
    return ", ".join(sorted(found))


def appears(server: Running, word: str) -> str:
    """Wait until an error can be read; say where."""
    return until(lambda: place(server, word), f"the error {word} is logged")


@behaviour(
    "view_error",
    group="Errors",
    question="Where is the traceback of a view's exception?",
)
def test_view_error(server: Running, observe: Observe) -> None:
    observe(appears(server, fail(server, "view")))


@behaviour(
    "thread_error",
    group="Errors",
    question="And that of a thread which the view started?",
)
def test_thread_error(server: Running, observe: Observe) -> None:
    observe(appears(server, fail(server, "thread")))


@behaviour(
    "pool_error",
    group="Errors",
    question="And that of a pool's job, when nobody asks its Future?",
)
def test_pool_error(server: Running, observe: Observe) -> None:
    swallowed = fail(server, "pool")
    # What comes later is there already, so it is not merely late.
    appears(server, fail(server, "thread"))
    assert not place(server, swallowed)
    observe("nowhere")
