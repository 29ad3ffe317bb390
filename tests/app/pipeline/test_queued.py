"""The pipeline whose comparisons are somebody else's work."""

from datetime import datetime, timezone

import pytest

from reference_app.pipeline.errors import UnknownSkuError
from reference_app.pipeline.inbox import NotKeptError
from reference_app.pipeline.observation import Observation
from reference_app.pipeline.queued import QueuedPipeline
from reference_app.pipeline.trail import Trail

NOON = datetime(2026, 1, 2, 12, tzinfo=timezone.utc)


class Parts:
    """What the pipeline is made of; notes what happens in which order."""

    def __init__(self) -> None:
        self.happened: list[str] = []
        self.pipeline = QueuedPipeline(self.third_party, self.keep, self.wake)

    def third_party(self, sku: str) -> Observation:
        self.happened.append("asked")
        if sku == "no-such":
            raise UnknownSkuError("the third party has no no-such")
        return Observation(sku, 12, NOON)

    def keep(self, seen: Observation) -> None:
        self.happened.append("kept")
        if seen.sku == "full":
            raise NotKeptError("the disk is full")

    def wake(self) -> None:
        self.happened.append("relay woken")


def test_it_is_kept_before_the_relay_is_woken_and_the_answer_leaves():
    parts, trail = Parts(), Trail()
    assert parts.pipeline.answer("tea-250", trail).quantity == 12
    assert parts.happened == ["asked", "kept", "relay woken"]
    assert [span.name for span in trail.spans] == ["ThirdParty", "Inbox"]
    assert trail.finished.is_set()


@pytest.mark.parametrize(
    ("sku", "error", "happened"),
    [
        ("no-such", UnknownSkuError, ["asked"]),
        ("full", NotKeptError, ["asked", "kept"]),
    ],
)
def test_without_a_kept_observation_there_is_no_answer(sku, error, happened):
    parts, trail = Parts(), Trail()
    with pytest.raises(error):
        parts.pipeline.answer(sku, trail)
    assert parts.happened == happened
    assert trail.finished.is_set()
