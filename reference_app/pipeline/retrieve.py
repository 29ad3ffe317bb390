"""The second of the two reads: from our own database."""

from sqlalchemy import bindparam, select

from reference_app.pipeline.database import Sessions, Version
from reference_app.pipeline.observation import Known, Observation

NEWEST = (
    select(Version.version, Version.quantity)
    .where(Version.sku == bindparam("wanted"))
    .order_by(Version.version.desc())
    .limit(1)
)


class RetrieveFromDB:
    """Read the newest version of a sku from the database.

    :param sessions: opens a session for this read alone.
    """

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def __call__(self, sku: str) -> Known | None:
        """Give plain values: a row must not leave its session."""
        with self._sessions() as session:
            row = session.execute(NEWEST, {"wanted": sku}).one_or_none()
        return Known(*row) if row else None

    def history(self, sku: str) -> list[tuple[int, Observation]]:
        """Give all versions of a sku, oldest first."""
        versions = (
            select(Version)
            .where(Version.sku == sku)
            .order_by(Version.version)
        )
        with self._sessions() as session:
            return [
                (
                    row.version,
                    Observation(sku, row.quantity, row.observed_at),
                )
                for row in session.scalars(versions)
            ]
