"""Take up observations that nobody is going to compare."""

import logging
from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from reference_app.pipeline.database import Sessions, Waiting

log = logging.getLogger(__name__)


class Leftovers:
    """Settle what was in the inbox at the last call already.

    A killed process leaves rows behind, a failed comparison too. One
    call sees them, the next one takes them up; what is new in between
    belongs to a request that is still at work. To settle a sku twice
    does no harm, so any process may take up any row.

    :param sessions: opens a session for each look into the inbox.
    :param settle: compares what the inbox holds of a sku.
    """

    def __init__(
        self, sessions: Sessions, settle: Callable[[str], object]
    ) -> None:
        self._sessions = sessions
        self._settle = settle
        self._newest = self._look()

    def __call__(self) -> int:
        """Take up what is left over; give the number of skus."""
        left = (
            select(Waiting.sku)
            .where(Waiting.id <= self._newest)
            .group_by(Waiting.sku)
            .order_by(func.min(Waiting.id))
        )
        newest = self._look()
        with self._sessions() as session:
            skus = list(session.scalars(left))
        for sku in skus:
            self._take_up(sku)
        self._newest = newest
        return len(skus)

    def _take_up(self, sku: str) -> None:
        try:
            self._settle(sku)
        except (SQLAlchemyError, TimeoutError):
            # It stays in the inbox, and must not hold up the others.
            log.exception("comparing what is left of %s failed", sku)
        else:
            log.info("took up what was left of %s", sku)

    def _look(self) -> int:
        with self._sessions() as session:
            return session.scalar(select(func.max(Waiting.id))) or 0
