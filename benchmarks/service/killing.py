"""Clients that go on asking, while the app is killed again and again."""

import asyncio
from random import SystemRandom
from time import perf_counter

from benchmarks.service.client import BrokenError, Connection
from benchmarks.service.history import read_answer
from benchmarks.service.outcomes import Outage, Outcomes, runs_from
from benchmarks.service.progress import Progress
from benchmarks.service.servers import Gunicorn

LOOK = 0.5  # seconds until a client asks again how long it has to wait
SKUS = 40  # so few that many requests come for the same one concurrently
REST = 0.1  # seconds, when no connection can be had
BETWEEN = (0.3, 1.5)  # seconds from one SIGKILL to the next, drawn anew each time
ALL = 3  # each third SIGKILL goes to master and workers together


class Trial:
    """Ask, kill, start again, until enough has happened.

    :param server: the app, running.
    :param clients: how many ask concurrently.
    :param wait: seconds in which a request must end, one way or another, once the app
        is up.
    :ivar outages: the SIGKILLs.
    :ivar kills_of_all: how many of them hit master and workers.
    """

    def __init__(self, server: Gunicorn, clients: int, wait: float) -> None:
        self.outcomes = Outcomes()
        self.outages: list[Outage] = []
        self.kills_of_all = 0
        self._server = server
        self._clients = clients
        self._wait = wait
        self._random = SystemRandom()
        self._enough = False

    async def run(self, kills: int, answers: int) -> None:
        """Go on until there were so many SIGKILLs and acknowledged answers."""
        progress = Progress()
        async with asyncio.TaskGroup() as group:
            for _ in range(self._clients):
                group.create_task(self._client())
            while not self._enough:
                await asyncio.sleep(self._random.uniform(*BETWEEN))
                if len(self.outages) < kills:
                    await self._kill()
                progress(self._so_far())
                self._enough = (
                    len(self.outages) >= kills
                    and len(self.outcomes.answered) >= answers
                )
        progress.end(self._so_far())

    def _so_far(self) -> str:
        outcomes = self.outcomes
        return (
            f"{len(self.outages)} SIGKILLs, {len(outcomes.answered)} answers,"
            f" {outcomes.statuses.total() - len(outcomes.answered)} errors,"
            f" {len(outcomes.broken)} broken, {len(outcomes.refused)} refused,"
            f" {outcomes.hung} hung"
        )

    async def _kill(self) -> None:
        outage = Outage(perf_counter())
        self.outages.append(outage)
        if len(self.outages) % ALL == 0:
            self.kills_of_all += 1
            await asyncio.to_thread(self._kill_all)
        else:
            await asyncio.to_thread(self._kill_one)
        outage.healthy = perf_counter()

    def _kill_all(self) -> None:
        self._server.kill_all()
        self._server.start()

    def _kill_one(self) -> None:
        self._server.kill_worker()
        self._server.wait_until_healthy()

    async def _client(self) -> None:
        connection = Connection(self._server.port)
        while not self._enough:
            await self._request(connection, f"sku-{self._random.randrange(SKUS)}")
        connection.close()

    async def _request(self, connection: Connection, sku: str) -> None:
        began = perf_counter()
        getting = asyncio.create_task(connection.get(f"/api/stock/{sku}"))
        while not getting.done() and (left := self._left(began)) > 0:
            await asyncio.wait([getting], timeout=min(left, LOOK))
        if not getting.done():
            getting.cancel()
            self.outcomes.hung += 1
            return
        try:
            reply = getting.result()
        except BrokenError as error:
            opened = min(connection.opened, began)
            self.outcomes.broke(error.refused, opened, perf_counter())
            await asyncio.sleep(REST)
        else:
            self.outcomes.statuses[reply.status] += 1
            took = self._wait - self._left(began)
            self.outcomes.longest = max(self.outcomes.longest, took)
            if reply.status == 200:
                self.outcomes.answered.append(read_answer(reply.json()))

    def _left(self, began: float) -> float:
        """Return the seconds in which a request must still end."""
        return runs_from(began, self.outages) + self._wait - perf_counter()
