"""Send messages about the inbox to a broker: an outbox."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import ColumnElement, or_, select, update

from reference_app.pipeline.database import Sessions, Waiting, writing
from reference_app.pipeline.observation import Clock, utc_now

AT_ONCE = 500  # rows of one look into the inbox, at most


class Relay:
    """Send a message for each sku that waits, and note that it went.

    The rows stay until a worker has settled them. So a message may be
    lost, or sent twice by a process killed between sending and noting:
    it is sent again after a while, and settling twice does no harm.

    :param sessions: opens a session for each step.
    :param send: hands a sku to the broker; raises if it cannot.
    :param resend: seconds after which a message counts as lost.
    :param now: gives the time.
    """

    def __init__(
        self,
        sessions: Sessions,
        send: Callable[[str], object],
        resend: float = 60.0,
        now: Clock = utc_now,
    ) -> None:
        self._sessions = sessions
        self._send = send
        self._resend = timedelta(seconds=resend)
        self._now = now

    def __call__(self) -> int:
        """Send what is due; give the number of messages."""
        rows = (
            select(Waiting.id, Waiting.sku)
            .where(self._due())
            .order_by(Waiting.id)
            .limit(AT_ONCE)
        )
        with self._sessions() as session:
            due = session.execute(rows).all()
        skus = dict.fromkeys(row.sku for row in due)
        for sku in skus:
            self._send(sku)
        if due:
            self._note([row.id for row in due])
        return len(skus)

    def _due(self) -> ColumnElement[bool]:
        lost = self._now() - self._resend
        return or_(Waiting.sent_at.is_(None), Waiting.sent_at < lost)

    def _note(self, ids: list[int]) -> None:
        sent = update(Waiting).where(Waiting.id.in_(ids))
        with writing(self._sessions) as session:
            session.execute(sent.values(sent_at=self._now()))
