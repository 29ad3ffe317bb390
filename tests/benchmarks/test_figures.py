"""Figures are computed from what was measured, and from nothing else."""

from math import inf

import pytest

from benchmarks.service.figures import milliseconds, percentile
from benchmarks.service.inventory import CALLS, ratios
from benchmarks.service.latency import figures
from benchmarks.service.outcomes import Outage, Outcomes, runs_from
from benchmarks.service.overload import memory_figures


def test_a_percentile_is_a_value_that_the_share_does_not_exceed():
    values = [float(n) for n in range(100, 0, -1)]
    assert percentile(values, 0.5) == 50
    assert percentile(values, 0.99) == 99
    assert percentile(values, 1) == 100
    assert percentile([3.0], 0.99) == 3


def test_no_values_have_no_percentile():
    with pytest.raises(ValueError, match="no request"):
        percentile([], 0.5)


def test_seconds_become_milliseconds():
    assert milliseconds([0.2, 0.21, 0.5]) == {
        "requests": 3,
        "p50_ms": 210.0,
        "p99_ms": 500.0,
        "most_ms": 500.0,
    }


def test_each_version_is_compared_with_the_third_party_of_the_same_run():
    found = figures({"third_party": [0.2, 0.2], "app": [0.204, 0.22]})
    assert found["app"]["p50_more_ms"] == 4.0
    assert found["app"]["p99_more_ms"] == 20.0
    assert found["third_party"]["p99_more_ms"] == 0.0


def test_each_inventory_is_compared_with_the_slowest_of_its_own_calls():
    calls = [0.1] * (CALLS - 1) + [0.2] + [0.1] * CALLS
    found = ratios([0.22, 0.12], calls)
    assert found["ratio_median"] == 1.15
    assert found["ratio_most"] == 1.2


def test_a_call_that_is_missing_in_the_log_is_an_error():
    with pytest.raises(ValueError, match="shorter"):
        ratios([0.22, 0.12], [0.1] * CALLS)


def test_memory_grows_from_before_to_the_most():
    found = memory_figures([60.0, 75.0, 66.0])
    assert found == {"before": 60.0, "after": 66.0, "most": 75.0, "growth": 15.0}


def test_a_kill_explains_a_connection_that_was_open():
    outcomes = Outcomes()
    outcomes.broke(refused=False, opened=1.0, ended=5.1)
    assert outcomes.unexplained([Outage(killed=5.0, healthy=6.0)]) == 0


def test_a_kill_explains_what_is_refused_until_the_app_is_up_again():
    outcomes = Outcomes()
    outcomes.broke(refused=True, opened=5.5, ended=5.5)
    assert outcomes.unexplained([Outage(killed=5.0)]) == 0
    assert outcomes.unexplained([Outage(killed=5.0, healthy=5.2)]) == 1


def test_a_kill_does_not_explain_what_broke_before():
    outcomes = Outcomes()
    outcomes.broke(refused=False, opened=1.0, ended=4.9)
    assert outcomes.unexplained([Outage(killed=5.0, healthy=6.0)]) == 1
    assert outcomes.unexplained([]) == 1


def test_the_time_of_a_request_runs_from_when_it_began():
    assert runs_from(7.0, []) == 7
    assert runs_from(7.0, [Outage(killed=5.0, healthy=6.0)]) == 7


def test_a_request_that_waits_for_the_app_to_start_has_its_time_afterwards():
    assert runs_from(5.5, [Outage(killed=5.0)]) == inf
    assert runs_from(5.5, [Outage(killed=5.0, healthy=8.0)]) == 8
