"""Reading, comparing and recording, on a real SQLite file and real threads."""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from reference_app.pipeline.comparing import Comparing
from reference_app.pipeline.database import Sessions, close_database, open_database
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


def compare(sessions: Sessions, quantity: int) -> int | None:
    known = RetrieveFromDB(sessions)("tea-250")
    return Comparing(sessions)(seen(quantity), ended(known))


def versions(sessions: Sessions) -> list[tuple[int, int]]:
    history = RetrieveFromDB(sessions).history("tea-250")
    return [(number, observation.quantity) for number, observation in history]


def test_nothing_is_known_of_a_new_sku(sessions: Sessions):
    assert RetrieveFromDB(sessions)("tea-250") is None
    assert versions(sessions) == []


def test_the_first_observation_is_version_1(sessions: Sessions):
    assert compare(sessions, 12) == 1
    assert RetrieveFromDB(sessions)("tea-250") == Known(version=1, quantity=12)


def test_the_same_value_is_not_recorded_again(sessions: Sessions):
    compare(sessions, 12)
    assert compare(sessions, 12) is None
    assert versions(sessions) == [(1, 12)]


def test_a_zero_is_a_value(sessions: Sessions):
    assert [compare(sessions, n) for n in (0, 0, 5, 0)] == [1, None, 2, 3]
    assert versions(sessions) == [(1, 0), (2, 5), (3, 0)]


def test_skus_have_histories_of_their_own(sessions: Sessions):
    compare(sessions, 12)
    other = Observation("mug-01", 12, NOON)
    assert Comparing(sessions)(other, ended(None)) == 1
    assert versions(sessions) == [(1, 12)]


def test_the_time_comes_back_in_utc(sessions: Sessions):
    berlin = timezone(timedelta(hours=2))
    at = datetime(2026, 7, 1, 14, tzinfo=berlin)
    Comparing(sessions)(seen(12, at), ended(None))
    [(_, recorded)] = RetrieveFromDB(sessions).history("tea-250")
    assert recorded.observed_at == at
    assert recorded.observed_at.tzinfo is timezone.utc


def test_it_compares_only_once_the_read_has_ended(sessions: Sessions):
    reading: Future[Known | None] = Future()
    with ThreadPoolExecutor(1) as pool:
        recorded = pool.submit(Comparing(sessions), seen(12), reading)
        assert versions(sessions) == []
        reading.set_result(Known(version=0, quantity=11))
        assert recorded.result(PATIENCE) == 1


def test_what_the_read_raised_is_raised(sessions: Sessions):
    reading: Future[Known | None] = Future()
    reading.set_exception(OSError("disk gone"))
    with pytest.raises(OSError, match="disk gone"):
        Comparing(sessions)(seen(12), reading)
    assert versions(sessions) == []


def race(sessions: Sessions, quantities: list[int]) -> list[int | None]:
    """Compare concurrently; none knows what the others insert."""
    together = Barrier(len(quantities))
    known = RetrieveFromDB(sessions)("tea-250")

    def compare_at_once(quantity: int) -> int | None:
        together.wait(PATIENCE)
        return Comparing(sessions)(seen(quantity), ended(known))

    with ThreadPoolExecutor(len(quantities)) as pool:
        return list(pool.map(compare_at_once, quantities))


def test_two_who_saw_the_same_change_record_it_once(sessions: Sessions):
    compare(sessions, 12)
    assert sorted(race(sessions, [11, 11]), key=str) == [2, None]
    assert versions(sessions) == [(1, 12), (2, 11)]


def test_many_who_saw_different_changes_skip_no_number(sessions: Sessions):
    recorded = race(sessions, [1, 2, 3, 4, 5, 6])
    assert sorted(recorded, key=str) == [1, 2, 3, 4, 5, 6]
    assert [number for number, _ in versions(sessions)] == [1, 2, 3, 4, 5, 6]


def test_a_row_that_the_database_refuses_is_not_tried_for_ever(sessions: Sessions):
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


def test_the_database_may_be_opened_twice(sessions: Sessions, database_url: str):
    compare(sessions, 12)
    again = open_database(database_url)
    assert versions(again) == [(1, 12)]
    close_database(again)
