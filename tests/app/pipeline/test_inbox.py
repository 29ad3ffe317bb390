"""What `append` returned from is committed; the rest is an error in time."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timezone
from functools import partial
from queue import SimpleQueue
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import event, func, select, text

from reference_app.pipeline.database import (
    Sessions,
    Waiting,
    close_database,
    open_database,
    writing,
)
from reference_app.pipeline.inbox import Inbox, NotKeptError
from reference_app.pipeline.observation import Observation

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail
NOON = datetime(2026, 1, 2, 12, tzinfo=timezone.utc)


def seen(quantity: int) -> Observation:
    return Observation("tea-250", quantity, NOON)


def kept(sessions: Sessions) -> list[int]:
    with sessions() as session:
        return list(session.scalars(select(Waiting.quantity).order_by(Waiting.id)))


@contextmanager
def inbox(sessions: Sessions, wait: float = PATIENCE) -> Iterator[Inbox]:
    made = Inbox(sessions, wait)
    yield made
    made.close()


def test_what_was_appended_is_committed_when_append_returns(sessions: Sessions):
    with inbox(sessions) as box:
        for quantity in (12, 11):
            box.append(seen(quantity))
            assert kept(sessions)[-1] == quantity
    assert kept(sessions) == [12, 11]


def test_it_keeps_all_of_an_observation(sessions: Sessions):
    with inbox(sessions) as box:
        box.append(seen(12))
    with sessions() as session:
        row = session.scalars(select(Waiting)).one()
        assert (row.sku, row.observed_at, row.sent_at) == ("tea-250", NOON, None)


def test_threads_that_come_together_share_commits(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
):
    commits = []
    event.listen(sessions.kw["bind"], "commit", commits.append)
    all_handed_in = Barrier(17)

    class Handed(SimpleQueue):
        def put(self, letter: Any) -> None:
            super().put(letter)
            if letter:
                all_handed_in.wait(PATIENCE)

    monkeypatch.setattr("reference_app.pipeline.inbox.SimpleQueue", Handed)
    with inbox(sessions) as box, ThreadPoolExecutor(16) as pool:
        with writing(sessions):  # no transaction can end before this one
            appending = [pool.submit(box.append, seen(n)) for n in range(16)]
            all_handed_in.wait(PATIENCE)
        for job in appending:
            job.result(PATIENCE)
    assert sorted(kept(sessions)) == list(range(16))
    # This test's own; one with those that came first; one with all others.
    assert 2 <= len(commits) <= 3


def test_a_locked_database_is_an_error_in_time_and_the_next_append_works(
    database_url: str,
):
    sessions = open_database(database_url, wait=0.05)
    other_process = open_database(database_url)
    with inbox(sessions) as box:
        locked = pytest.raises(NotKeptError, match=r"tea-250 was not kept: .*locked")
        with writing(other_process), locked:
            box.append(seen(12))
        assert kept(sessions) == []
        box.append(seen(11))
    assert kept(sessions) == [11]
    close_database(sessions)
    close_database(other_process)


def test_what_nobody_waits_for_any_more_is_not_begun(sessions: Sessions):
    given_up = partial(pytest.raises, NotKeptError, match="no commit within")
    with inbox(sessions, wait=0.05) as box, writing(sessions):
        with given_up():
            box.append(seen(1))
        with given_up():
            box.append(seen(2))
    # The first was under way; the second had not begun.
    assert kept(sessions) == [1]


def test_a_database_that_fails_is_an_error(sessions: Sessions):
    with sessions.begin() as session:
        session.execute(text("DROP TABLE inbox"))
    with inbox(sessions) as box, pytest.raises(NotKeptError, match="no such table"):
        box.append(seen(12))


def test_closing_keeps_what_was_handed_in(sessions: Sessions):
    with ThreadPoolExecutor(1) as pool:
        with inbox(sessions) as box, writing(sessions):
            appending = pool.submit(box.append, seen(12))
        appending.result(PATIENCE)
    with sessions() as session:
        assert session.scalar(select(func.count(Waiting.id))) == 1
