"""CPU work of a view runs in processes that copied no thread's locks."""

import os
import threading
from operator import add

import pytest

from reference_app.start.processes import cpu_pool

PATIENCE = 60


@pytest.fixture
def pool():
    with cpu_pool(1) as made:
        yield made


def test_the_work_is_done_in_another_process(pool):
    assert pool.submit(os.getpid).result(PATIENCE) != os.getpid()


def test_values_go_there_and_the_result_comes_back(pool):
    assert pool.submit(add, 2, 3).result(PATIENCE) == 5


def test_an_exception_comes_back(pool):
    with pytest.raises(ZeroDivisionError):
        pool.submit(divmod, 1, 0).result(PATIENCE)


def test_a_lock_that_a_thread_holds_is_free_there(pool):
    """A forked process would have a copy of the lock, held for ever."""
    with HELD:
        free = pool.submit(take).result(PATIENCE)
    assert free


HELD = threading.Lock()


def take() -> bool:
    return HELD.acquire(timeout=1)
