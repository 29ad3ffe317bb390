"""The pipeline as the app runs it: kept, logged, closed in order."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial

from reference_app.logs import named
from reference_app.pipeline.early import Steps, answer_early
from reference_app.pipeline.inbox import Keep, keeping
from reference_app.pipeline.observation import Known, Observation
from reference_app.pipeline.pending import Slot
from reference_app.pipeline.trail import Trail

log = logging.getLogger(__name__)
LONGEST_WAIT = 10.0  # seconds, for the read


def watched(steps: Steps, keep: Keep, trail: Trail) -> Steps:
    """Have each step noted in the trail, and the wait for the read."""
    ask = trail.timed("ThirdParty", steps.third_party)

    def compare(
        seen: Observation, reading: Future[Known | None]
    ) -> object:
        with named(trail.request_id), trail.span("Comparing"):
            with trail.span("waiting", "wait"):
                # Without a result in time, the next line raises.
                wait([reading], LONGEST_WAIT)
            return steps.compare(seen, reading)

    return Steps(
        keeping(ask, trail.timed("Inbox", keep)),
        trail.timed("RetrieveFromDB", steps.retrieve),
        compare,
    )


class Pipeline:
    """Answer as soon as the third party has; compare afterwards.

    Reading and comparing have a pool each: a comparison that waits
    would hold a thread that another request's read needs.

    :param steps: what is done for each request.
    :param keep: makes an observation durable, before it is answered.
    :param workers: threads of each pool.
    """

    def __init__(
        self, steps: Steps, keep: Keep, workers: int = 4
    ) -> None:
        self._steps = steps
        self._keep = keep
        self._reads = ThreadPoolExecutor(workers, "database")
        self._comparisons = ThreadPoolExecutor(workers, "comparing")

    def answer(
        self,
        sku: str,
        trail: Trail | None = None,
        slot: Slot | None = None,
    ) -> Observation:
        """Give what the third party says; compare it later.

        :param sku: what to ask for.
        :param trail: gets the steps, also those after the answer.
        :param slot: the request's place, held until all is compared.
            It bounds the queues of both pools.
        :raises SupplierError: the third party gave no answer.
        :raises NotKeptError: what it answered could not be kept.
        """
        trail = trail or Trail()
        try:
            seen, comparing = answer_early(
                sku,
                watched(self._steps, self._keep, trail),
                self._reads,
                self._comparisons,
            )
        except BaseException:
            trail.finished.set()
            raise
        if slot:
            slot.hold()
        comparing.add_done_callback(partial(_done, sku, trail, slot))
        return seen

    def close(self) -> None:
        """Finish all that is pending, then end the threads."""
        self._reads.shutdown()
        self._comparisons.shutdown()


def _done(
    sku: str,
    trail: Trail,
    slot: Slot | None,
    comparing: Future[object],
) -> None:
    """Log what the comparison raised: nobody else will look."""
    error = comparing.exception()
    if error:
        with named(trail.request_id):
            log.error(
                "comparing %s failed; its observation is in the inbox"
                " and will be taken up again",
                sku,
                exc_info=error,
            )
    if slot:
        slot.leave()
    trail.finished.set()
