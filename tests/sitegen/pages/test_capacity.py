"""How many threads and processes: by hand, at the limits, and what cannot be met."""

from dataclasses import replace

import pytest

from sitegen.pages.capacity import Costs, Load, plan, shown, throughput

FREE = Costs(overhead_ms=0, process_mb=30, thread_mb=0.5)
LOAD = Load(rate=10, wait_ms=1900, cpu_ms=100, cores=4, busy=100)


def test_threads_are_rate_times_time_and_processes_rate_times_computing():
    found = plan(LOAD, FREE)
    assert (found.under_way, found.threads) == (20, 20)
    assert (found.computing, found.processes) == (1, 1)
    assert (found.throughput, found.threads_used, found.cores_used) == (10, 100, 25)
    assert found.memory_mb == 30 + 20 * 0.5
    assert found.warnings == ()


def test_spare_time_takes_more_of_both():
    found = plan(replace(LOAD, busy=50), FREE)
    assert (found.processes, found.threads) == (2, 20)
    assert (found.threads_used, found.cores_used) == (50, 25)


def test_what_the_server_adds_counts_as_computing():
    found = plan(replace(LOAD, cpu_ms=0), replace(FREE, overhead_ms=200))
    assert found.computing == 2
    assert found.processes == 2


def test_the_load_is_served_wherever_nothing_is_warned_of():
    for rate in (0.5, 3, 40, 700):
        for wait_ms in (0, 20, 500):
            for cpu_ms in (0.3, 4):
                load = Load(rate, wait_ms, cpu_ms, cores=4, busy=70)
                found = plan(load, FREE)
                assert found.throughput >= rate * (1 - 1e-9)
                assert found.threads_used <= 70.001
                assert found.cores_used <= 70.001


def test_more_computing_than_cores_is_told_and_not_promised():
    found = plan(replace(LOAD, cpu_ms=500), FREE)
    assert found.warnings == ("cores",)
    assert found.processes == 4
    assert found.throughput == 8
    assert found.cores_used == 100


@pytest.mark.parametrize(
    ("calls", "warnings", "most"),
    [(18, ("calls",), 18 / 1.9), (19, ("bound",), 10), (20, (), 10), (None, (), 10)],
)
def test_a_third_party_that_takes_few_calls(calls, warnings, most):
    found = plan(replace(LOAD, calls=calls), FREE)
    assert (found.warnings, found.throughput) == (warnings, pytest.approx(most))


@pytest.mark.parametrize(("free", "warnings"), [(39.9, ("memory",)), (40, ())])
def test_memory_that_is_not_there(free, warnings):
    assert plan(replace(LOAD, memory_mb=free), FREE).warnings == warnings


def test_a_load_of_nothing_needs_one_thread():
    found = plan(Load(0.01, 0, 0, cores=1, busy=100), replace(FREE, overhead_ms=0.1))
    assert (found.processes, found.threads) == (1, 1)


def test_rounding_errors_start_no_further_thread():
    assert 7 * 700 / 1000 * 100 / 70 > 7
    assert plan(Load(7, 700, 0, cores=1, busy=70), FREE).threads == 7


@pytest.mark.parametrize(
    ("processes", "threads", "most"),
    [(1, 1, 10), (1, 4, 40), (1, 64, 100), (2, 64, 200), (4, 64, 200)],
)
def test_threads_help_until_a_core_is_busy_and_processes_until_all_are(
    processes, threads, most
):
    found = throughput(90, 10, processes, threads, cores=2)
    assert found == pytest.approx(most)


@pytest.mark.parametrize(
    ("number", "text"), [(2, "2"), (0.25, "0.3"), (1234.56, "1,234.6"), (0.04, "0")]
)
def test_numbers_are_shown_with_one_digit_where_it_says_something(number, text):
    assert shown(number) == text
