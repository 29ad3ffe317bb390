"""Answer when the third party has; read and compare go on behind it

Here the database is the slower one: it does not answer before the user
has the answer, and the pipeline does not mind.

rule: exact
"""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timezone
from threading import Event

from reference_app.pipeline.early import Steps, answer_early
from reference_app.pipeline.observation import Known, Observation

network = Event()  # never set: waiting for it takes its time
read_has_begun, answered = Event(), Event()


def third_party(sku: str) -> Observation:
    assert read_has_begun.wait(timeout=10)
    network.wait(0.02)
    return Observation(sku, 11, datetime.now(timezone.utc))


def retrieve(sku: str) -> Known | None:
    read_has_begun.set()
    assert answered.wait(timeout=10)
    network.wait(0.01)
    return {"tea-250": Known(version=1, quantity=12)}[sku]


def compare(
    seen: Observation, reading: Future[Known | None]
) -> int | None:
    known = reading.result(timeout=10)
    assert known is not None
    return (
        known.version + 1 if seen.quantity != known.quantity else None
    )


def main() -> None:
    steps = Steps(third_party, retrieve, compare)
    with (
        ThreadPoolExecutor(2, "database") as reads,
        ThreadPoolExecutor(2, "comparing") as comparisons,
    ):
        seen, comparing = answer_early(
            "tea-250", steps, reads, comparisons
        )
        print(f"answer: {seen.quantity}; compared: {comparing.done()}")
        answered.set()
        print(f"new version: {comparing.result(timeout=10)}")


if __name__ == "__main__":
    main()
