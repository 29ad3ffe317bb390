"""The app's inbox: kept before the answer, compared once

What a killed process leaves in the inbox looks like what `main` leaves
there: rows that no request is at work on any more.

rule: exact
"""

from datetime import datetime, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from reference_app.pipeline.comparing import Comparing
from reference_app.pipeline.database import (
    Sessions,
    Waiting,
    close_database,
    open_database,
    writing,
)
from reference_app.pipeline.inbox import Inbox, NotKeptError
from reference_app.pipeline.leftovers import Leftovers
from reference_app.pipeline.observation import Observation
from reference_app.pipeline.retrieve import RetrieveFromDB

NOON = datetime(2026, 11, 21, 12, tzinfo=timezone.utc)


def answer(inbox: Inbox, sku: str, quantity: int) -> None:
    """Answer what is kept, and nothing else."""
    try:
        inbox.append(Observation(sku, quantity, NOON))
    except NotKeptError as error:
        print(f"503: {error}")
    else:
        print(f"200: {sku}: {quantity}")


def waiting(sessions: Sessions) -> int:
    """Count what is in the inbox."""
    with sessions() as session:
        return session.scalar(select(func.count(Waiting.id))) or 0


def compare_twice(inbox: Inbox, sessions: Sessions) -> None:
    """The second one finds nothing left to do."""
    comparing = Comparing(sessions)
    answer(inbox, "tea-250", 12)
    print(f"in the inbox: {waiting(sessions)}")
    print(f"first: {comparing.settle('tea-250')}")
    print(f"second: {comparing.settle('tea-250')}")


def take_up(inbox: Inbox, sessions: Sessions) -> None:
    """Nobody compares these two; whoever starts next does."""
    answer(inbox, "tea-250", 11)
    answer(inbox, "tea-250", 12)
    leftovers = Leftovers(sessions, Comparing(sessions).settle)
    print(f"skus with left-overs: {leftovers()}, then {leftovers()}")
    for version, seen in RetrieveFromDB(sessions).history("tea-250"):
        print(f"version {version}: {seen.quantity}")


def refuse(sessions: Sessions) -> None:
    """Another one holds the write lock for longer than we wait."""
    inbox = Inbox(sessions, wait=0.1)
    with writing(sessions):
        answer(inbox, "coffee-500", 3)
    inbox.close()


def main() -> None:
    with TemporaryDirectory() as folder:
        sessions = open_database(f"sqlite:///{Path(folder)}/stock.db")
        inbox = Inbox(sessions)
        compare_twice(inbox, sessions)
        take_up(inbox, sessions)
        refuse(sessions)
        inbox.close()
        close_database(sessions)


if __name__ == "__main__":
    main()
