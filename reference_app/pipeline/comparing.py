"""Compare what was seen with what is known; record what differs."""

from concurrent.futures import Future
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session

from reference_app.pipeline.database import (
    INBOX,
    VERSIONS,
    Sessions,
    writing,
)
from reference_app.pipeline.observation import Known, Observation
from reference_app.pipeline.retrieve import RetrieveFromDB

# Made once: three statements for each request, and no objects of rows.
TAKE = (
    delete(INBOX)
    .where(INBOX.c.sku == bindparam("wanted"))
    .returning(INBOX.c.id, INBOX.c.quantity, INBOX.c.observed_at)
)
NEWER = (
    select(VERSIONS.c.version, VERSIONS.c.quantity)
    .where(VERSIONS.c.sku == bindparam("wanted"))
    .where(VERSIONS.c.version > bindparam("number"))
    .order_by(VERSIONS.c.version)
)


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
    :param wait: seconds to wait for a read that was begun before.
    """

    def __init__(self, sessions: Sessions, wait: float = 10.0) -> None:
        self._sessions = sessions
        self._wait = wait
        self._retrieve = RetrieveFromDB(sessions)

    def __call__(
        self, seen: Observation, reading: Future[Known | None]
    ) -> Compared:
        """Wait for the read, but not for ever; then compare.

        :param seen: what the third party answered; it is in the inbox.
        :param reading: the newest version, once it has been read.
        :returns: what was compared: nothing, if another one was
            faster; several, if this one is the faster.
        :raises TimeoutError: the read goes on and on. The observation
            stays in the inbox.
        """
        return self._settle(seen.sku, reading.result(self._wait))

    def settle(self, sku: str) -> Compared:
        """Compare whatever the inbox holds of a sku."""
        return self._settle(sku, self._retrieve(sku))

    def _settle(self, sku: str, known: Known | None) -> Compared:
        recorded: list[dict[str, Any]] = []
        with writing(self._sessions) as session:
            taken = take(session, sku)
            for newer in since(session, sku, known):
                known = newer
            for quantity, observed_at in taken:
                if known is None or known.quantity != quantity:
                    number = known.version + 1 if known else 1
                    known = Known(number, quantity)
                    row = {"sku": sku, "observed_at": observed_at}
                    recorded.append({**row, **vars(known)})
            if recorded:
                session.execute(insert(VERSIONS), recorded)
        return Compared(
            len(taken), [row["version"] for row in recorded]
        )


def take(session: Session, sku: str) -> list[tuple[int, datetime]]:
    """Delete the rows of a sku from the inbox; give them in order.

    Who comes second waits for the first one's transaction, and then
    finds them gone.

    :returns: quantity and time of each.
    """
    rows = session.execute(TAKE, {"wanted": sku})
    return [(quantity, at) for _, quantity, at in sorted(rows)]


def since(
    session: Session, sku: str, known: Known | None
) -> list[Known]:
    """Give the versions that were recorded after the read."""
    number = known.version if known else 0
    rows = session.execute(NEWER, {"wanted": sku, "number": number})
    return [Known(*row) for row in rows]
