"""Compare what was seen with what is known; record what differs."""

from collections.abc import Iterator
from concurrent.futures import Future
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from reference_app.pipeline.database import (
    Sessions,
    Version,
    Waiting,
    writing,
)
from reference_app.pipeline.observation import Known, Observation
from reference_app.pipeline.retrieve import RetrieveFromDB


class Compared(NamedTuple):
    """How many observations were compared, and the new versions."""

    observations: int
    versions: list[int]


class Comparing:
    """Take observations from the inbox, record those that differ.

    One transaction takes the rows of a sku out of the inbox and inserts
    the versions: both happen, or neither. So each observation is
    compared once, whoever does it, and however often it is tried.

    :param sessions: opens a session for each transaction.
    """

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._retrieve = RetrieveFromDB(sessions)

    def __call__(
        self, seen: Observation, reading: Future[Known | None]
    ) -> Compared:
        """Wait for the database read, then compare.

        :param seen: what the third party answered; it is in the inbox.
        :param reading: the newest version, once it has been read.
        :returns: what was compared: nothing, if another one was
            faster; several, if this one is the faster.
        """
        return self._settle(seen.sku, reading.result())

    def settle(self, sku: str) -> Compared:
        """Compare whatever the inbox holds of a sku."""
        return self._settle(sku, self._retrieve(sku))

    def _settle(self, sku: str, known: Known | None) -> Compared:
        recorded: list[int] = []
        with writing(self._sessions) as session:
            waiting = self._take(session, sku)
            for newer in self._since(session, sku, known):
                known = newer
            for row in waiting:
                if known is None or known.quantity != row.quantity:
                    number = known.version + 1 if known else 1
                    session.add(_version(row, number))
                    recorded.append(number)
                    known = Known(number, row.quantity)
        return Compared(len(waiting), recorded)

    def _take(self, session: Session, sku: str) -> list[Waiting]:
        """Delete the rows of a sku, and give them in their order.

        Who comes second waits for the first one's transaction, and then
        finds them gone.
        """
        rows = (
            select(Waiting)
            .where(Waiting.sku == sku)
            .order_by(Waiting.id)
            .with_for_update()
        )
        waiting = list(session.scalars(rows))
        for row in waiting:
            session.delete(row)
        return waiting

    def _since(
        self, session: Session, sku: str, known: Known | None
    ) -> Iterator[Known]:
        """Give the versions that were recorded after the read."""
        number = known.version if known else 0
        while row := session.get(Version, (sku, number + 1)):
            number = row.version
            yield Known(number, row.quantity)


def _version(row: Waiting, number: int) -> Version:
    return Version(
        sku=row.sku,
        version=number,
        quantity=row.quantity,
        observed_at=row.observed_at,
    )
