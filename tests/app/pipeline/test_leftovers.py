"""What a killed process left in the inbox is taken up, and nothing twice."""

from datetime import datetime, timezone

import pytest
from sqlalchemy.exc import OperationalError

from reference_app.pipeline.comparing import Compared, Comparing
from reference_app.pipeline.database import Sessions
from reference_app.pipeline.inbox import Inbox
from reference_app.pipeline.leftovers import Leftovers
from reference_app.pipeline.observation import Observation
from reference_app.pipeline.retrieve import RetrieveFromDB

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail
NOON = datetime(2026, 1, 2, 12, tzinfo=timezone.utc)


def keep(sessions: Sessions, *observations: tuple[str, int]) -> None:
    inbox = Inbox(sessions, PATIENCE)
    for sku, quantity in observations:
        inbox.append(Observation(sku, quantity, NOON))
    inbox.close()


def versions(sessions: Sessions, sku: str) -> list[int]:
    return [seen.quantity for _, seen in RetrieveFromDB(sessions).history(sku)]


def test_what_is_there_at_the_start_is_taken_up_by_the_first_call(sessions: Sessions):
    keep(sessions, ("tea-250", 12), ("mug-01", 7), ("tea-250", 11))
    leftovers = Leftovers(sessions, Comparing(sessions).settle)
    assert leftovers() == 2
    assert versions(sessions, "tea-250") == [12, 11]
    assert versions(sessions, "mug-01") == [7]
    assert leftovers() == 0


def test_what_is_new_is_left_to_its_request_for_one_call(sessions: Sessions):
    keep(sessions, ("mug-01", 7))
    settled: list[str] = []
    leftovers = Leftovers(sessions, settled.append)
    keep(sessions, ("pot-01", 3))
    leftovers()
    assert settled == ["mug-01"]
    leftovers()
    assert settled[1:] == ["mug-01", "pot-01"]


def test_two_processes_may_take_up_the_same(sessions: Sessions):
    keep(sessions, ("tea-250", 12))
    comparing = Comparing(sessions)
    one = Leftovers(sessions, comparing.settle)
    other = Leftovers(sessions, comparing.settle)
    one()
    other()
    assert versions(sessions, "tea-250") == [12]


def test_a_sku_that_fails_does_not_hold_up_the_others(
    sessions: Sessions, caplog: pytest.LogCaptureFixture
):
    keep(sessions, ("bad", 1), ("tea-250", 12))
    comparing = Comparing(sessions)

    def settle(sku: str) -> Compared:
        if sku == "bad":
            raise OperationalError("INSERT", {}, Exception("deadlock"))
        return comparing.settle(sku)

    leftovers = Leftovers(sessions, settle)
    leftovers()
    assert versions(sessions, "tea-250") == [12]
    assert "bad" in caplog.text
