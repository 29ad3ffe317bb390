"""A thread with a copy of the request reads the body when the answer has gone.

The answer has been read to the end of its connection before the thread may read.
"""

from typing import Any

from servers.running import Running
from tests.servers.asking import client
from tests.servers.gates import Gate
from tests.servers.observing import Observe, behaviour

GROUP = "The request after its answer"
LARGE = 3_000_000  # bytes


def late(server: Running, gate: Gate, path: str, **body: Any) -> str:
    """Post a body; give what the thread read when the answer was there."""
    with client() as fresh:
        answer = fresh.post(server.url + path, **body)
    assert answer.raise_for_status().text == "answered"
    reader = gate.next("late")
    reader.go()
    (read,) = reader.story()
    if not read[0].isdigit():
        return read
    return f"{read}, no error" if read.startswith("0 ") else "all of it"


@behaviour(
    "late_json",
    group=GROUP,
    question="A small JSON body, read by a thread after the answer",
)
def test_late_json(server: Running, shared_gate: Gate, observe: Observe) -> None:
    observe(late(server, shared_gate, "/after/data", json={"sku": "tea-250"}))


@behaviour(
    "late_form",
    group=GROUP,
    question="A small form, read by a thread after the answer",
)
def test_late_form(server: Running, shared_gate: Gate, observe: Observe) -> None:
    observe(late(server, shared_gate, "/after/form", data={"sku": "tea-250"}))


@behaviour(
    "late_large",
    group=GROUP,
    question="A body of 3 MB, read by a thread after the answer",
)
def test_late_large(server: Running, shared_gate: Gate, observe: Observe) -> None:
    observe(late(server, shared_gate, "/after/data", content=b"x" * LARGE))
