"""The pipeline whose comparisons run in other processes."""

from collections.abc import Callable

from reference_app.pipeline.inbox import Keep, keeping
from reference_app.pipeline.observation import Observation
from reference_app.pipeline.pending import Slot
from reference_app.pipeline.trail import Trail


class QueuedPipeline:
    """Answer as soon as the third party has; a worker compares.

    The worker reads the database itself: a read made here would be old
    when the message arrives.

    :param third_party: gives an observation.
    :param keep: makes it durable, before it is answered.
    :param wake: has the relay look into the inbox.
    """

    def __init__(
        self,
        third_party: Callable[[str], Observation],
        keep: Keep,
        wake: Callable[[], None],
    ) -> None:
        self._third_party = third_party
        self._keep = keep
        self._wake = wake

    def answer(
        self,
        sku: str,
        trail: Trail | None = None,
        _slot: Slot | None = None,
    ) -> Observation:
        """Give what the third party says; a worker compares it.

        :param sku: what to ask for.
        :param trail: gets the steps.
        :param _slot: the request's place. Nothing here outlives the
            request, so nothing else holds it.
        :raises SupplierError: the third party gave no answer.
        :raises NotKeptError: what it answered could not be kept.
        """
        trail = trail or Trail()
        ask = keeping(
            trail.timed("ThirdParty", self._third_party),
            trail.timed("Inbox", self._keep),
        )
        try:
            seen = ask(sku)
        finally:
            trail.finished.set()
        self._wake()
        return seen
