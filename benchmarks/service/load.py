"""A load that does not wait for answers: who comes, comes.

A time runs from when a request was due, so that a client that falls behind shows up.
"""

import asyncio
from collections import defaultdict
from random import SystemRandom
from time import perf_counter

from benchmarks.service.client import BrokenError, Connection

BROKEN = "no answer"  # in place of a status
LONGEST = 30  # seconds that an answer may take


class Load:
    """Requests that come at random moments, a number a second on average.

    :param port: of the app at 127.0.0.1.
    :param skus: how many they ask for.
    :ivar seconds: how long each request took, by the status of its answer.
    :ivar late: seconds by which each request was made later than it was due.
    """

    def __init__(self, port: int, skus: int) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.late: list[float] = []
        self._port = port
        self._skus = skus
        self._idle: list[Connection] = []
        self._random = SystemRandom()

    async def run(self, rate: float, seconds: float) -> None:
        """Make requests for so long, wait for their answers, close connections.

        :param rate: requests a second.
        """
        due = perf_counter()
        end = due + seconds
        async with asyncio.TaskGroup() as group:
            while (due := due + self._random.expovariate(rate)) < end:
                await asyncio.sleep(due - perf_counter())
                group.create_task(self._request(due))
        for connection in self._idle:
            connection.close()

    async def _request(self, due: float) -> None:
        self.late.append(perf_counter() - due)
        connection = self._idle.pop() if self._idle else Connection(self._port)
        status = await self._status(connection)
        self.seconds[status].append(perf_counter() - due)
        self._idle.append(connection)

    async def _status(self, connection: Connection) -> str:
        path = f"/api/stock/sku-{self._random.randrange(self._skus)}"
        try:
            async with asyncio.timeout(LONGEST):
                return str((await connection.get(path)).status)
        except (BrokenError, TimeoutError):
            return BROKEN
