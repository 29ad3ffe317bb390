"""How a server runs requests: how many concurrently, and in which threads."""

import re

from servers.running import Running
from tests.servers.asking import ask
from tests.servers.crowd import SENT, Crowd
from tests.servers.observing import Observe, behaviour

NUMBER = re.compile(r"\d+")


@behaviour(
    "concurrent",
    group="Requests",
    question=f"With {SENT} requests and 8 threads set: how many run concurrently?",
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
    found = [ask(server, "/requests/left").json() for _ in range(SENT + 1)]
    if crowd.all_say("main") == "yes":
        observe("the main thread")
    elif any(left["threading.local"] for left in found):
        observe("one of a pool")
    else:
        new = "greenlet" if crowd.all_say("greenlet") == "yes" else "thread"
        observe(f"a new {new} each")


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
