"""The third party: `python -m benchmarks.service.third_party LOG` prints its port.

It gives each sku a quantity that it never gives again, and writes a line of JSON for
each answer into its log.
"""

import asyncio
import json
import signal
from argparse import ArgumentParser
from itertools import count
from pathlib import Path
from random import SystemRandom
from time import perf_counter
from typing import IO, Any

from benchmarks.service.asker import Asker, http
from benchmarks.service.misbehaving import FAULTS
from benchmarks.service.ports import free_port

SHUT = 0.05  # seconds for which connections are refused
LOOP = "/stock/loop"  # where the redirect loop leads


class ThirdParty:
    """Answers, each after its latency, and now and then wrongly.

    :param latency: seconds from a request to its answer, at least.
    :param jitter: seconds more, at most; drawn for each.
    :param faults: the share of answers that are none, from 0 to 1.
    :param log: gets a line for each answer.
    """

    def __init__(
        self, latency: float, jitter: float, faults: float, log: IO[str]
    ) -> None:
        self._latency = latency
        self._jitter = jitter
        self._share = faults
        self._kinds = ["refused", *FAULTS]
        self._log = log
        self._random = SystemRandom()
        self._quantities = count(1)
        self._askers: set[Asker] = set()
        self._reopening: asyncio.Task[None] | None = None
        self.port = free_port()

    async def open(self) -> None:
        """Listen."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: Asker(self._delay, self._answer, self._askers),
            "127.0.0.1",
            self.port,
            backlog=1024,
        )

    async def close(self) -> None:
        """Stop listening, and break what is still open."""
        self._server.close()
        for asker in self._askers:
            asker.transport.abort()
        if self._reopening:
            await self._reopening
            self._server.close()
        await asyncio.sleep(0)  # connections close in the loop's next turn

    def _delay(self) -> float:
        return self._latency + self._random.uniform(0, self._jitter)

    def _answer(self, asker: Asker, path: str, asked: float) -> None:
        quantity = next(self._quantities)
        good: dict[str, Any] = {"sku": path.rpartition("/")[2], "quantity": quantity}
        fault = None
        if "?" in path:
            good = {"page": int(path.rpartition("=")[2]), "items": [good]}
        elif path == LOOP:
            fault = "redirect loop"
        elif self._random.random() < self._share:
            fault = self._random.choice(self._kinds)
        self._note(fault, path, quantity, perf_counter() - asked)
        self._send(asker, fault, json.dumps(good).encode())

    def _send(self, asker: Asker, fault: str | None, body: bytes) -> None:
        if fault is None:
            asker.write(http(200, body))
        elif fault == "refused":
            asker.transport.abort()
            self._shut()
        else:
            FAULTS[fault](asker, body)

    def _note(self, fault: str | None, path: str, quantity: int, took: float) -> None:
        line = {"path": path, "fault": fault, "quantity": quantity, "seconds": took}
        print(json.dumps(line), file=self._log)

    def _shut(self) -> None:
        """Refuse connections for a moment, and close those that are idle."""
        if self._reopening and not self._reopening.done():
            return
        self._server.close()
        for asker in self._askers:
            if not asker.busy:
                asker.transport.abort()
        self._reopening = asyncio.get_running_loop().create_task(self._reopen())

    async def _reopen(self) -> None:
        await asyncio.sleep(SHUT)
        await self.open()


async def serve(third_party: ThirdParty) -> None:
    """Answer until SIGTERM."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await third_party.open()
    print(third_party.port, flush=True)
    await stop.wait()
    await third_party.close()


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("log", type=Path)
    for name in ("latency", "jitter", "faults"):
        parser.add_argument(f"--{name}", type=float, default=0.0)
    options = parser.parse_args()
    with options.log.open("w", encoding="utf-8") as log:
        shares = (options.latency, options.jitter, options.faults)
        asyncio.run(serve(ThirdParty(*shares, log)))


if __name__ == "__main__":
    main()
