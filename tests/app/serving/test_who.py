"""Who answers: the process, the thread, and its daemon flag."""

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

import pytest

from reference_app.serving.who import who_answers


def test_the_main_thread_answers():
    found = who_answers()
    assert found == {"process": os.getpid(), "thread": "MainThread", "daemon": False}


@pytest.mark.parametrize("daemon", [True, False])
def test_a_started_thread_is_named_with_its_own_flag(daemon):
    found = []
    thread = Thread(
        target=lambda: found.append(who_answers()), name="web-1", daemon=daemon
    )
    thread.start()
    thread.join(30)
    assert [(each["thread"], each["daemon"]) for each in found] == [("web-1", daemon)]


def test_a_thread_is_what_the_one_that_starts_it_is():
    """What the docstring promises; it is Python's rule."""
    with ThreadPoolExecutor(1, thread_name_prefix="view") as pool:
        started = pool.submit(lambda: (who_answers()["daemon"], Thread().daemon))
        assert started.result(30) == (False, False)
