"""Each row leads to a message, also where a process or a message is lost."""

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import delete

from reference_app.pipeline.database import Sessions, Waiting, writing
from reference_app.pipeline.inbox import Inbox
from reference_app.pipeline.observation import Observation
from reference_app.pipeline.relay import Relay

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail
NOON = datetime(2026, 1, 2, 12, tzinfo=timezone.utc)


class Clock:
    """Shows the time that the test sets."""

    time = NOON

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def sent() -> list[str]:
    return []


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def relay(sessions: Sessions, sent: list[str], clock: Clock) -> Relay:
    return Relay(sessions, sent.append, resend=60, now=clock)


def keep(sessions: Sessions, *skus: str) -> None:
    inbox = Inbox(sessions, PATIENCE)
    for sku in skus:
        inbox.append(Observation(sku, 12, NOON))
    inbox.close()


def test_there_is_one_message_for_a_sku(sessions, relay, sent):
    keep(sessions, "tea-250", "mug-01", "tea-250")
    assert relay() == 2
    assert sent == ["tea-250", "mug-01"]


def test_what_was_sent_is_not_sent_again(sessions, relay, sent):
    keep(sessions, "tea-250")
    relay()
    assert relay() == 0
    keep(sessions, "mug-01")
    relay()
    assert sent == ["tea-250", "mug-01"]


def test_a_message_that_came_to_nothing_is_sent_again(sessions, relay, sent, clock):
    keep(sessions, "tea-250")
    relay()
    clock.time += timedelta(seconds=59)
    assert relay() == 0
    clock.time += timedelta(seconds=2)
    assert relay() == 1
    assert sent == ["tea-250", "tea-250"]


def test_what_was_settled_is_not_sent_again(sessions, relay, clock):
    keep(sessions, "tea-250")
    relay()
    with writing(sessions) as session:
        session.execute(delete(Waiting))
    clock.time += timedelta(hours=1)
    assert relay() == 0


def test_where_the_broker_is_down_it_is_sent_later(sessions, sent, clock):
    broker_is_up = False

    def send(sku: str) -> None:
        if not broker_is_up:
            raise ConnectionError("refused")
        sent.append(sku)

    relay = Relay(sessions, send, resend=60, now=clock)
    keep(sessions, "tea-250")
    with pytest.raises(ConnectionError):
        relay()
    broker_is_up = True
    relay()
    assert sent == ["tea-250"]
