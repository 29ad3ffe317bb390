"""More requests than a server has threads, and what they say of these."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from servers.child import until
from servers.running import Running
from tests.servers.asking import asked
from tests.servers.gates import Gate, Visitor

SENT = 20
QUIET = 1.5  # seconds without another arrival


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


def gather(server: Running, gate: Gate, room: int) -> Crowd:
    """Send twenty requests; each waits in its view until it is let on.

    They are let on one by one, and as long as there are more, the next only when
    another has come in. So a server with room for one more would show it.

    :param room: so many must come in at least, however long that takes.
    """
    before = len(gate.came("crowd"))
    threads = []

    def inside() -> list[Visitor]:
        return gate.came("crowd")[before + len(threads) :]

    def full() -> bool:
        return len(inside()) >= min(most, SENT - len(threads))

    with asked(server, ["/requests/crowd"] * SENT) as answers:
        most = min(room, SENT)
        until(full, f"{most} requests are under way")
        gate.came("crowd", QUIET)
        while len(threads) < SENT:
            until(full, f"{most} requests are under way")
            most = max(most, len(inside()))
            first = inside()[0]
            first.go()
            threads.append(json.loads(first.story()[0]))
        assert [answer.result().text for answer in answers] == ["done"] * SENT
    return Crowd(most, threads)
