"""How a server runs requests: how many concurrently, and in which threads."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from servers.child import until
from servers.running import Running
from tests.servers.asking import ask, asked
from tests.servers.gates import Gate, Visitor
from tests.servers.observing import Observe, behaviour

SENT = 20
QUIET = 0.5  # seconds without another arrival
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Crowd:
    """What twenty requests sent together came to.

    :ivar most: so many were under way concurrently.
    :ivar threads: what each said of its thread.
    """

    most: int
    threads: Sequence[dict[str, Any]]

    def all_say(self, word: str) -> str:
        """Say of how many threads it is true: "yes", "no" or "some"."""
        said = {thread[word] for thread in self.threads}
        return {(True,): "yes", (False,): "no"}.get(tuple(said), "some")


@pytest.fixture(scope="session")
def crowd(server: Running, shared_gate: Gate) -> Crowd:
    """Send twenty requests; each waits in its view until it is let on.

    They are let on one by one, and as long as there are more, the next only when
    another has come in. So a server with room for one more would show it.
    """
    before = len(shared_gate.came("crowd"))
    threads = []

    def inside() -> list[Visitor]:
        return shared_gate.came("crowd")[before + len(threads) :]

    def full() -> bool:
        return len(inside()) >= min(most, SENT - len(threads))

    with asked(server, ["/requests/crowd"] * SENT) as answers:
        shared_gate.next("crowd")
        shared_gate.came("crowd", QUIET)
        most = len(inside())
        while len(threads) < SENT:
            until(full, f"{most} requests are under way")
            most = max(most, len(inside()))
            inside()[0].go()
            threads.append(json.loads(inside()[0].story()[0]))
        assert [answer.result().text for answer in answers] == ["done"] * SENT
    return Crowd(most, threads)


@behaviour(
    "concurrent",
    group="Requests",
    question=f"{SENT} requests come together. How many run concurrently?",
)
def test_concurrent(crowd: Crowd, observe: Observe) -> None:
    observe(f"all {SENT}" if crowd.most == SENT else str(crowd.most))


@behaviour(
    "beyond",
    group="Requests",
    question="What becomes of a request for which no thread is free?",
)
def test_beyond(crowd: Crowd, observe: Observe) -> None:
    # `crowd` has seen that all twenty are answered.
    observe("there is no limit" if crowd.most == SENT else "waits, then is answered")


@behaviour(
    "thread",
    group="Requests",
    question="Which thread runs a request?",
)
def test_thread(server: Running, crowd: Crowd, observe: Observe) -> None:
    # More requests than it has threads: one of a pool must serve a second time.
    fresh = [ask(server, "/requests/left").json() for _ in range(SENT + 1)]
    again = any(found["threading.local"] for found in fresh)
    if crowd.all_say("main") == "yes":
        observe("the main thread")
    else:
        observe("one of a pool" if again else "a new one each")


@behaviour(
    "thread_name",
    group="Requests",
    question="What is that thread called?",
)
def test_thread_name(crowd: Crowd, observe: Observe) -> None:
    names = {NUMBER.sub("N", thread["name"]) for thread in crowd.threads}
    observe(", ".join(sorted(names)))


@behaviour(
    "foreign",
    group="Requests",
    question="Did Python start it, so that threading.active_count() counts it?",
)
def test_foreign(crowd: Crowd, observe: Observe) -> None:
    answers = {"yes": "no", "no": "yes", "some": "not all of them"}
    observe(answers[crowd.all_say("foreign")])
