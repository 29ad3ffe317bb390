"""The pipeline as the app runs it: bounded, logged, closed in order."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial

from reference_app.pipeline.early import Steps, answer_early
from reference_app.pipeline.observation import Known, Observation
from reference_app.pipeline.pending import Pending
from reference_app.pipeline.trail import Trail

log = logging.getLogger(__name__)


def watched(steps: Steps, trail: Trail) -> Steps:
    """Have each step noted in the trail, and the wait for the read."""

    def compare(
        seen: Observation, reading: Future[Known | None]
    ) -> int | None:
        with trail.span("Comparing"):
            with trail.span("waiting", "wait"):
                wait([reading])
            return steps.compare(seen, reading)

    return Steps(
        trail.timed("ThirdParty", steps.third_party),
        trail.timed("RetrieveFromDB", steps.retrieve),
        compare,
    )


class Pipeline:
    """Answer as soon as the third party has; compare afterwards.

    Reading and comparing have a pool each: a comparison that waits
    would hold a thread that another request's read needs.

    :param steps: what is done for each request.
    :param pending: bounds the work that is accepted and not finished,
        and with it the queues of both pools.
    :param workers: threads of each pool.
    """

    def __init__(
        self,
        steps: Steps,
        pending: Pending,
        workers: int = 4,
    ) -> None:
        self._steps = steps
        self._pending = pending
        self._reads = ThreadPoolExecutor(workers, "database")
        self._comparisons = ThreadPoolExecutor(workers, "comparing")

    def answer(
        self, sku: str, trail: Trail | None = None
    ) -> Observation:
        """Give what the third party says; the comparison comes later.

        :param sku: what to ask for.
        :param trail: gets the steps, also those after the answer.
        :raises TooBusyError: too much is pending.
        :raises SupplierError: the third party gave no answer.
        """
        trail = trail or Trail()
        self._pending.enter()
        try:
            seen, comparing = answer_early(
                sku,
                watched(self._steps, trail),
                self._reads,
                self._comparisons,
            )
        except BaseException:
            self._pending.leave()
            trail.finished.set()
            raise
        comparing.add_done_callback(partial(self._done, sku, trail))
        return seen

    def _done(
        self, sku: str, trail: Trail, comparing: Future[int | None]
    ) -> None:
        """Log what the comparison raised: nobody else will look."""
        error = comparing.exception()
        if error:
            log.error(
                "comparing %s failed (request %s): mend what it says,"
                " then ask for the sku again",
                sku,
                trail.request_id,
                exc_info=error,
            )
        self._pending.leave()
        trail.finished.set()

    def close(self) -> None:
        """Finish all that is pending, then end the threads."""
        self._reads.shutdown()
        self._comparisons.shutdown()
