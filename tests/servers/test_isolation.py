"""What a request has for itself, and what it finds of an earlier one."""

from servers.running import Running
from tests.servers.asking import ask, asked, client
from tests.servers.crowd import SENT, Crowd
from tests.servers.gates import Gate
from tests.servers.observing import Observe, behaviour


@behaviour(
    "own_data",
    group="Isolation",
    question="Have concurrent requests their own g, request, session and Local?",
)
def test_own_data(
    server: Running, shared_gate: Gate, crowd: Crowd, observe: Observe
) -> None:
    users = ["alice", "bob", "carol", "dave"]
    together = min(len(users), crowd.most)
    with asked(server, [f"/requests/own/{user}" for user in users]) as answers:
        here = [shared_gate.next("own") for _ in range(together)]
        # Each of these has written; now each reads.
        for visitor in here:
            visitor.go()
        for _ in users[together:]:
            shared_gate.next("own").go()
        found = [answer.result().json() for answer in answers]
    assert found == [
        dict.fromkeys(("request", "session", "g", "Local"), user) for user in users
    ]
    observe("apart" if together > 1 else "apart, and never concurrent")


def finds_earlier(server: Running, kind: str) -> str:
    """Say whether a request finds what an earlier one has left.

    More requests are made than there are threads, each over a connection of its own:
    one thread must serve a second time. Then three over one connection.
    """
    if any(ask(server, "/requests/left").json()[kind] for _ in range(SENT + 1)):
        return "yes"
    with client() as kept:
        del kept.headers["Connection"]
        path = f"{server.url}/requests/left"
        found = [kept.get(path).json()[kind] for _ in range(3)]
    return "on the same connection" if any(found) else "no"


@behaviour(
    "thread_local_left",
    group="Isolation",
    question="Does a request find what an earlier one left in a threading.local?",
)
def test_thread_local_left(server: Running, observe: Observe) -> None:
    observe(finds_earlier(server, "threading.local"))


@behaviour(
    "context_var_left",
    group="Isolation",
    question="Does a request find a ContextVar that an earlier one set and kept?",
)
def test_context_var_left(server: Running, observe: Observe) -> None:
    observe(finds_earlier(server, "ContextVar"))
