"""Figures about the pipeline, for Prometheus."""

import os

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from reference_app.pipeline.pending import Pending, Slot

# Seconds: from an answer out of a cache to one at the third party's time limit.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Counts what the pipeline does; several apps in a process do not clash.

    With several worker processes set PROMETHEUS_MULTIPROC_DIR to an empty folder
    before Python starts: each keeps its figures in files there, and each gives the
    sums. https://prometheus.github.io/client_python/multiprocess/
    """

    content_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()

        def counter(name: str, meaning: str, *labels: str) -> Counter:
            return Counter(f"pipeline_{name}", meaning, labels, registry=registry)

        self._answered = counter("answered", "Requests answered with a value.")
        self._refused = counter("refused", "Requests refused: too much was pending.")
        self._failed = counter("failed", "Requests without an answer.", "reason")
        self._compared = counter("compared", "Observations compared.")
        self._changed = counter("changed", "New versions recorded.")
        self._comparison_failures = counter(
            "comparison_failures", "Comparisons that failed; they are tried again."
        )
        self._seconds = Histogram(
            "pipeline_answer_seconds",
            "Time until an answer was there.",
            registry=registry,
            buckets=BUCKETS,
        )
        # Counted up and down: a gauge that calls a function when it is read would
        # know of one process alone.
        self.pending = Gauge(
            "pipeline_pending",
            "Accepted and not finished.",
            registry=registry,
            multiprocess_mode="livesum",
        )

    def answered(self, seconds: float) -> None:
        """Count an answer, and the seconds that it took."""
        self._answered.inc()
        self._seconds.observe(seconds)

    def refused(self) -> None:
        """Count a request that was refused as too much was pending."""
        self._refused.inc()

    def failed(self, reason: str) -> None:
        """Count a request that has no answer.

        :param reason: one word, such as too_slow.
        """
        self._failed.labels(reason).inc()

    def compared(self, observations: int, changed: int) -> None:
        """Count observations that were compared, and new versions."""
        self._compared.inc(observations)
        self._changed.inc(changed)

    def comparison_failed(self) -> None:
        """Count a comparison that failed."""
        self._comparison_failures.inc()

    def text(self) -> bytes:
        """Give all figures in Prometheus' text format."""
        registry = self._registry
        if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # it has no types
        return generate_latest(registry)


class MeasuredPending(Pending):
    """Pending work that a gauge shows.

    :param limit: work that may be pending, at most.
    :param gauge: goes up and down with it.
    """

    def __init__(self, limit: int, gauge: Gauge) -> None:
        super().__init__(limit)
        self._gauge = gauge

    def enter(self) -> Slot:
        """Accept one piece of work, or raise TooBusyError at once."""
        slot = super().enter()
        self._gauge.inc()
        return slot

    def leave(self) -> None:
        """Say that a piece of work is finished."""
        super().leave()
        self._gauge.dec()
