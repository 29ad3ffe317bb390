"""A thread's pieces on their way to the client, and when it has left."""

from collections.abc import Callable
from concurrent.futures import Future
from contextvars import ContextVar, copy_context
from functools import partial
from queue import Queue
from threading import Event

import httpx
import pytest
from flask import Flask

from reference_app.jobs import streaming
from reference_app.jobs.streaming import ClientLeftError, Put, stream_from
from reference_app.serving.in_thread import serve_in_thread
from reference_app.start.one import start_job

PATIENCE = 30
user: ContextVar[str] = ContextVar("user", default="nobody")


def test_pieces_come_in_order_and_then_it_ends():
    def job(put: Put) -> None:
        for number in range(50):
            put(str(number))

    assert list(stream_from(job, "export", size=3)) == [str(n) for n in range(50)]


def test_what_the_job_raised_comes_after_what_it_had_put():
    def job(put: Put) -> None:
        put("line 1")
        raise ConnectionError("supplier down")

    pieces = stream_from(job, "export")
    assert next(pieces) == "line 1"
    with pytest.raises(ConnectionError, match="supplier down"):
        next(pieces)


def test_the_job_waits_while_the_client_is_slow():
    made, third = [], Event()

    def job(put: Put) -> None:
        for number in range(5):
            made.append(number)
            if number == 3:
                third.set()
            put(str(number))

    pieces = stream_from(job, "export", size=1)
    assert next(pieces) == "0"
    assert not third.wait(0.05)  # one is read, one waits, one is held
    assert list(pieces) == ["1", "2", "3", "4"]


class Watched(Queue[object]):
    """Tells when a `put` begins that has to wait, if one piece was taken."""

    puts, waits = 0, Event()

    def put(self, piece: object) -> None:
        self.puts += 1
        if self.puts == self.maxsize + 2:
            self.waits.set()
        super().put(piece)


@pytest.mark.parametrize("size", [1, 10])
def test_a_closed_generator_ends_a_job_that_waits_for_room(size, monkeypatch):
    monkeypatch.setattr(streaming, "Queue", Watched)
    Watched.waits.clear()
    ended, raised = Event(), []

    def job(put: Put) -> None:
        try:
            while True:
                put("line")
        except ClientLeftError as error:
            raised.append(str(error))
            ended.set()
            raise

    pieces = stream_from(job, "export", size)
    next(pieces)
    assert Watched.waits.wait(PATIENCE)
    pieces.close()
    assert ended.wait(PATIENCE)
    assert raised == ["export: the client has left"]


def test_nobody_who_asks_means_no_thread():
    began = []
    stream_from(began.append, "export").close()
    assert not began


def test_the_thread_sees_nothing_of_the_one_that_reads(monkeypatch):
    def inheriting(job: Callable[[], object], name: str) -> Future[object]:
        # As on builds where a thread starts with its creator's context.
        return start_job(partial(copy_context().run, job), name)

    monkeypatch.setattr(streaming, "start_job", inheriting)
    token = user.set("alice")
    assert list(stream_from(lambda put: put(user.get()), "export")) == ["nobody"]
    user.reset(token)


def test_on_a_server_the_job_ends_when_the_client_leaves():
    app, ended = Flask("shop"), Event()

    def job(put: Put) -> None:
        try:
            while True:
                put("line\n")
        finally:
            ended.set()

    app.add_url_rule("/", view_func=lambda: stream_from(job, "export"))
    with serve_in_thread(app, timeout=PATIENCE) as address:
        with httpx.stream("GET", address, timeout=PATIENCE) as answer:
            assert next(answer.iter_lines()) == "line"
        assert ended.wait(PATIENCE)
