"""Reading, comparing and recording, on a real SQLite file and real threads."""

from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as FuturesTimeoutError
from datetime import datetime, timedelta, timezone
from itertools import chain
from threading import Barrier

import pytest
from sqlalchemy import delete, select, text
from sqlalchemy.exc import IntegrityError

from reference_app.pipeline.comparing import Comparing
from reference_app.pipeline.database import (
    Sessions,
    Version,
    Waiting,
    close_database,
    open_database,
    writing,
)
from reference_app.pipeline.inbox import Inbox
from reference_app.pipeline.observation import Known, Observation
from reference_app.pipeline.retrieve import RetrieveFromDB

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail
NOON = datetime(2026, 1, 2, 12, tzinfo=timezone.utc)


def seen(quantity: int, at: datetime = NOON) -> Observation:
    return Observation("tea-250", quantity, at)


def ended(known: Known | None) -> Future[Known | None]:
    """A database read that has ended."""
    reading: Future[Known | None] = Future()
    reading.set_result(known)
    return reading


def keep(sessions: Sessions, *observations: Observation) -> None:
    """Put observations into the inbox, in this order."""
    inbox = Inbox(sessions, PATIENCE)
    for observation in observations:
        inbox.append(observation)
    inbox.close()


def compare(sessions: Sessions, quantity: int) -> list[int]:
    keep(sessions, seen(quantity))
    known = RetrieveFromDB(sessions)("tea-250")
    return Comparing(sessions)(seen(quantity), ended(known)).versions


def waiting(sessions: Sessions) -> list[tuple[str, int]]:
    rows = select(Waiting.sku, Waiting.quantity).order_by(Waiting.id)
    with sessions() as session:
        return [tuple(row) for row in session.execute(rows)]


def versions(sessions: Sessions) -> list[tuple[int, int]]:
    history = RetrieveFromDB(sessions).history("tea-250")
    return [(number, observation.quantity) for number, observation in history]


def test_nothing_is_known_of_a_new_sku(sessions: Sessions):
    assert RetrieveFromDB(sessions)("tea-250") is None
    assert versions(sessions) == []


def test_the_first_observation_is_version_1(sessions: Sessions):
    assert compare(sessions, 12) == [1]
    assert RetrieveFromDB(sessions)("tea-250") == Known(version=1, quantity=12)


def test_the_same_value_is_not_recorded_again(sessions: Sessions):
    compare(sessions, 12)
    assert compare(sessions, 12) == []
    assert versions(sessions) == [(1, 12)]


def test_a_zero_is_a_value(sessions: Sessions):
    assert [compare(sessions, n) for n in (0, 0, 5, 0)] == [[1], [], [2], [3]]
    assert versions(sessions) == [(1, 0), (2, 5), (3, 0)]


def test_skus_have_histories_of_their_own(sessions: Sessions):
    other = Observation("mug-01", 12, NOON)
    keep(sessions, other, seen(12))
    assert Comparing(sessions)(seen(12), ended(None)) == (1, [1])
    assert waiting(sessions) == [("mug-01", 12)]
    assert Comparing(sessions)(other, ended(None)) == (1, [1])
    assert versions(sessions) == [(1, 12)]


def test_the_time_comes_back_in_utc(sessions: Sessions):
    berlin = timezone(timedelta(hours=2))
    at = datetime(2026, 7, 1, 14, tzinfo=berlin)
    keep(sessions, seen(12, at))
    Comparing(sessions).settle("tea-250")
    [(_, recorded)] = RetrieveFromDB(sessions).history("tea-250")
    assert recorded.observed_at == at
    assert recorded.observed_at.tzinfo is timezone.utc


def test_it_compares_only_once_the_read_has_ended(sessions: Sessions):
    keep(sessions, seen(12))
    reading: Future[Known | None] = Future()
    with ThreadPoolExecutor(1) as pool:
        compared = pool.submit(Comparing(sessions), seen(12), reading)
        assert versions(sessions) == []
        reading.set_result(None)
        assert compared.result(PATIENCE).versions == [1]


def test_a_read_that_does_not_end_is_not_waited_for_for_ever(sessions: Sessions):
    keep(sessions, seen(12))
    with pytest.raises(FuturesTimeoutError):
        Comparing(sessions, wait=0.01)(seen(12), Future())
    assert waiting(sessions) == [("tea-250", 12)]


def test_what_the_read_raised_is_raised_and_the_observation_stays(sessions: Sessions):
    keep(sessions, seen(12))
    reading: Future[Known | None] = Future()
    reading.set_exception(OSError("disk gone"))
    with pytest.raises(OSError, match="disk gone"):
        Comparing(sessions)(seen(12), reading)
    assert versions(sessions) == []
    assert waiting(sessions) == [("tea-250", 12)]


def test_an_observation_is_compared_once_however_often_it_is_tried(
    sessions: Sessions,
):
    keep(sessions, seen(12))
    comparing = Comparing(sessions)
    assert comparing.settle("tea-250") == (1, [1])
    assert comparing.settle("tea-250") == (0, [])
    assert comparing(seen(12), ended(None)) == (0, [])
    assert versions(sessions) == [(1, 12)]


def test_who_is_first_compares_what_others_kept_in_its_order(sessions: Sessions):
    keep(sessions, *map(seen, (12, 12, 11, 12)))
    assert Comparing(sessions)(seen(12), ended(None)) == (4, [1, 2, 3])
    assert versions(sessions) == [(1, 12), (2, 11), (3, 12)]
    assert waiting(sessions) == []


def test_versions_recorded_since_the_read_are_taken_into_account(sessions: Sessions):
    for quantity in (12, 11, 10):
        compare(sessions, quantity)
    keep(sessions, seen(10), seen(12))
    old = ended(Known(version=1, quantity=12))
    assert Comparing(sessions)(seen(10), old).versions == [4]
    assert versions(sessions) == [(1, 12), (2, 11), (3, 10), (4, 12)]


def race(sessions: Sessions, quantities: list[int]) -> list[int]:
    """Keep and compare concurrently; none knows what the others insert."""
    together = Barrier(len(quantities))
    known = RetrieveFromDB(sessions)("tea-250")

    def compare_at_once(quantity: int) -> list[int]:
        keep(sessions, seen(quantity))
        together.wait(PATIENCE)
        return Comparing(sessions)(seen(quantity), ended(known)).versions

    with ThreadPoolExecutor(len(quantities)) as pool:
        return sorted(chain(*pool.map(compare_at_once, quantities)))


def test_two_who_saw_the_same_change_record_it_once(sessions: Sessions):
    compare(sessions, 12)
    assert race(sessions, [11, 11]) == [2]
    assert versions(sessions) == [(1, 12), (2, 11)]


def test_many_who_saw_different_changes_skip_no_number(sessions: Sessions):
    assert race(sessions, [1, 2, 3, 4, 5, 6]) == [1, 2, 3, 4, 5, 6]
    assert [number for number, _ in versions(sessions)] == [1, 2, 3, 4, 5, 6]


def test_a_version_that_the_database_refuses_leaves_the_observation_in_the_inbox(
    sessions: Sessions,
):
    keep(sessions, seen(12))
    with sessions.begin() as session:
        session.execute(text("DROP TABLE versions"))
        session.execute(
            text(
                "CREATE TABLE versions (sku TEXT, version INT, observed_at TEXT,"
                " quantity INT CHECK (quantity < 10))"
            )
        )
    with pytest.raises(IntegrityError, match="CHECK"):
        Comparing(sessions)(seen(12), ended(None))
    assert waiting(sessions) == [("tea-250", 12)]


def test_the_database_may_be_opened_twice(sessions: Sessions, database_url: str):
    compare(sessions, 12)
    again = open_database(database_url)
    assert versions(again) == [(1, 12)]
    close_database(again)


def test_readers_do_not_wait_for_a_writer(sessions: Sessions):
    compare(sessions, 12)
    with writing(sessions) as writer:
        writer.execute(delete(Version))
        assert versions(sessions) == [(1, 12)]
