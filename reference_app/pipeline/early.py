"""The heart of the pipeline: answer early, compare later."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextvars import Context
from typing import NamedTuple

from reference_app.pipeline.observation import Known, Observation


class Steps(NamedTuple):
    """What the pipeline is made of: any callables will do."""

    third_party: Callable[[str], Observation]
    retrieve: Callable[[str], Known | None]
    compare: Callable[[Observation, Future[Known | None]], object]


def answer_early(
    sku: str,
    steps: Steps,
    reads: Executor,
    comparisons: Executor,
) -> tuple[Observation, Future[object]]:
    """Do both reads in parallel; return as the third party answers.

    The calling thread asks the third party itself, as it has to wait
    for that anyway. The database read runs beside it, in a thread of
    `reads`; the comparison comes afterwards, in one of `comparisons`,
    and waits there for the read.

    :returns: the answer, and the Future of the comparison.
    :raises SupplierError: the third party gave no answer.
    """
    # In an empty context nothing of this request stays behind in the
    # pool's thread, whichever way Python was built.
    reading = reads.submit(Context().run, steps.retrieve, sku)
    try:
        seen = steps.third_party(sku)
    except BaseException:
        reading.cancel()
        raise
    comparing = comparisons.submit(
        Context().run, steps.compare, seen, reading
    )
    return seen, comparing
