"""Compare what was seen with what is known; record what differs."""

from concurrent.futures import Future

from sqlalchemy.exc import IntegrityError

from reference_app.pipeline.database import Sessions, Version
from reference_app.pipeline.observation import Known, Observation
from reference_app.pipeline.retrieve import RetrieveFromDB


class Comparing:
    """Record a new version where the third party's value differs.

    :param sessions: opens a session for each insert.
    """

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._retrieve = RetrieveFromDB(sessions)

    def __call__(
        self,
        seen: Observation,
        reading: Future[Known | None],
    ) -> int | None:
        """Wait for the database read, then compare.

        :param seen: what the third party answered.
        :param reading: the newest version, once it has been read.
        :returns: the number of the version recorded; None: no change.
        """
        known = reading.result()
        while known is None or known.quantity != seen.quantity:
            number = known.version + 1 if known else 1
            try:
                self._insert(seen, number)
            except IntegrityError:
                newer = self._retrieve(seen.sku)
                if newer == known:
                    raise  # nobody was faster: the row itself is bad
                known = newer  # compare again, with what was inserted
            else:
                return number
        return None

    def _insert(self, seen: Observation, number: int) -> None:
        row = Version(
            sku=seen.sku,
            version=number,
            quantity=seen.quantity,
            observed_at=seen.observed_at,
        )
        with self._sessions.begin() as session:
            session.add(row)
