"""The app's relay: rows of the inbox become messages to a broker

The broker here is a queue in this process. It is down at first; then a
message gets lost; then one comes twice. The row in the inbox sees to
it that the observation is compared, and compared once.

rule: exact
"""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from reference_app.pipeline.comparing import Comparing
from reference_app.pipeline.database import (
    Sessions,
    Waiting,
    close_database,
    open_database,
    writing,
)
from reference_app.pipeline.observation import Observation
from reference_app.pipeline.relay import Relay


class Broker:
    """Takes messages, when it is up."""

    def __init__(self) -> None:
        self.up = False
        self.messages: SimpleQueue[str] = SimpleQueue()

    def send(self, sku: str) -> None:
        if not self.up:
            raise ConnectionError("the broker is down")
        self.messages.put(sku)


class HandClock:
    """Gives the time, and can be put forward."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 21, 12, tzinfo=timezone.utc)

    def __call__(self) -> datetime:
        return self.time


def look(name: str, relay: Relay) -> None:
    """Have the relay look into the inbox."""
    try:
        print(f"{name}: {relay()} sent")
    except ConnectionError as error:
        print(f"{name}: {error}")


def send(broker: Broker, relay: Relay, clock: HandClock) -> None:
    """Send what waits, whatever happens to it."""
    look("broker down", relay)
    broker.up = True
    look("broker up", relay)
    look("again", relay)
    broker.messages.get()  # lost: no worker has seen it
    clock.time += timedelta(seconds=61)
    look("a minute later", relay)
    broker.send("tea-250")  # and once more


def work(broker: Broker, settle: Callable[[str], object]) -> None:
    """Do as a worker does: take a message, settle its sku."""
    while not broker.messages.empty():
        print(f"worker: {settle(broker.messages.get())}")


def shop(sessions: Sessions) -> None:
    """Keep an observation, relay it, settle it."""
    broker, clock = Broker(), HandClock()
    relay = Relay(sessions, broker.send, resend=60, now=clock)
    with writing(sessions) as session:
        seen = Observation("tea-250", 12, clock())
        session.add(Waiting(**vars(seen)))
    send(broker, relay, clock)
    work(broker, Comparing(sessions).settle)


def main() -> None:
    with TemporaryDirectory() as folder:
        sessions = open_database(f"sqlite:///{Path(folder)}/stock.db")
        shop(sessions)
        close_database(sessions)


if __name__ == "__main__":
    main()
