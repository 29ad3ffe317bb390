"""What the benchmarks of threads compute, and that their files are complete."""

import json
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier, active_count, get_ident

import pytest

from benchmarks.threads.batch import Batch, in_order
from benchmarks.threads.limits import starts_seconds, wakes_seconds
from benchmarks.threads.model import deviations, fitted, predicted, report
from benchmarks.threads.parallel import speed_ups
from benchmarks.threads.rates import of_threads, rate
from benchmarks.threads.starts import Starts, best, compare
from benchmarks.threads.ways import NAMES, all_ways
from benchmarks.twice import options, pool, ratios

FOLDER = Path(__file__).parents[2] / "evidence" / "benchmarks"
PATIENCE = 30
WAIT, CPU = 0.05, 0.001
THREADS = (1, 8, 32, 64, 512)


def result(name):
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_each_way_runs_every_job_concurrently_in_a_thread_of_its_own(name):
    jobs, threads = 20, set()
    all_in = Barrier(jobs)

    def job(number):
        threads.add((number, get_ident()))
        all_in.wait(PATIENCE)

    with all_ways(jobs) as ways:
        ways[name](job, jobs)
    assert sorted(number for number, _ in threads) == list(range(jobs))
    assert len({thread for _, thread in threads}) == jobs


@pytest.mark.parametrize("name", NAMES)
def test_each_way_starts_a_batch_whose_jobs_note_when_they_began(name):
    batch = Batch(20)
    with all_ways(20) as ways:
        ways[name](batch.job, 20)
    assert min(batch.begun) > 0
    assert batch.spread == max(batch.begun) - min(batch.begun) > 0


@pytest.mark.parametrize("name", ["barrier", "event", "locks", "app"])
def test_where_threads_are_lined_up_all_are_there_before_a_job_begins(name):
    there = []
    before = active_count()
    with all_ways(20) as ways:
        ways[name](lambda _: there.append(active_count() - before), 20)
    # The pool of the warm ways has its threads all the while.
    assert there[0] >= 20 + 20


def test_no_job_of_a_batch_ends_before_the_last_has_begun():
    batch = Batch(2)
    with ThreadPoolExecutor(2) as two:
        first = two.submit(batch.job, 0)
        with pytest.raises(TimeoutError):
            first.result(0.05)
        two.submit(batch.job, 1).result(PATIENCE)
        first.result(PATIENCE)


def test_order_is_the_share_of_jobs_that_began_after_the_one_before():
    assert in_order([1, 2, 3, 4, 5]) == 1
    assert in_order([1, 2, 3, 5, 4]) == 0.75
    assert in_order([3, 2, 1]) == 0


@pytest.mark.parametrize("seconds", [starts_seconds, wakes_seconds])
def test_the_limits_count_every_step(seconds):
    """A pause of the machine makes a run longer, never shorter."""
    assert min(seconds(1000) for _ in range(5)) > min(seconds(10) for _ in range(5))


def starts(**spreads):
    orders = {name: [1.0] for name in spreads}
    limits = {"start": [0.01, 0.01], "wake": [0.002, 0.002]}
    return Starts({name: list(s) for name, s in spreads.items()}, orders, limits)


def test_the_best_way_has_the_smallest_median_and_is_compared_with_the_limits():
    found = starts(app=(0.004, 0.003), loop=(0.02, 0.02), locks=(0.001, 0.002, 0.09))
    assert best(found) == "locks"
    assert compare(found) == pytest.approx(
        {
            "best_to_start_limit": 0.2,
            "best_to_wake_limit": 1,
            "app_to_start_limit": 0.35,
            "app_to_wake_limit": 1.75,
            "loop_to_start_limit": 2,
            "loop_to_app": 20 / 3.5,
        }
    )


def test_speed_up_is_against_the_work_in_one_plain_thread():
    seconds = {"plain": [2.0, 2.2, 2.1], "loop": [9.0], "threads_2": [1.05]}
    assert speed_ups(seconds) == {"threads_2": 2.0}


def test_rates_grow_with_the_threads_until_the_core_is_full():
    found = [predicted(n, WAIT, CPU) for n in THREADS]
    assert found[0] == pytest.approx(1 / 0.051)
    assert found[1] == pytest.approx(8 * found[0])
    assert found[3] == found[4] == 1000


def test_what_the_model_made_is_fitted_exactly():
    rates = {n: predicted(n, WAIT, CPU) for n in THREADS}
    assert fitted(rates, WAIT) == pytest.approx(CPU)
    assert max(map(abs, deviations(rates, WAIT, CPU).values())) < 1e-9


def test_one_rate_that_is_off_does_not_spoil_the_fit():
    rates = {n: predicted(n, WAIT, CPU) for n in THREADS} | {32: 300.0}
    made = report(rates, WAIT)
    assert made["cpu_ms"] == 1
    assert made["knee_threads"] == 51
    assert made["deviation_most"] == pytest.approx(1 - 300 / (32 / 0.051), abs=1e-3)
    assert made["points"][2]["threads"] == 32


def test_a_rate_counts_what_ended_after_settling():
    assert rate([0.0, 0.1, 1.0, 1.5, 2.0, 2.5], settled=1.0) == 2.0


def test_too_few_ends_are_no_rate():
    with pytest.raises(ValueError, match="measure for longer"):
        rate([0.1, 1.0, 1.5], settled=1.0)


def test_threads_that_wait_do_more_together():
    """Both are waits; how far they come in a moment, one thread cannot."""
    measure = partial(of_threads, rounds=0, settle=0.1, seconds=0.5)
    assert measure(8) > 2 * measure(1)


def test_runs_are_pooled_and_compared_by_name():
    runs = [{"a": [1.0, 3.0], "b": [2.0]}, {"a": [2.0], "b": [4.0]}]
    assert pool(runs) == {"a": [1.0, 3.0, 2.0], "b": [2.0, 4.0]}
    assert ratios({"x": 2.0}, [{"x": 1.9}, {"x": 2.09}]) == {
        "x": {"value": 2.0, "runs": [1.9, 2.09], "apart": 0.1}
    }


def test_a_quick_run_writes_nothing_unless_told_where(tmp_path):
    assert options("starts", []).folder == FOLDER
    assert options("starts", ["--quick"]).folder is None
    assert options("starts", ["--quick", "--out", str(tmp_path)]).folder == tmp_path


def test_every_way_to_start_is_in_the_file():
    found = result("starts")
    for figures in (found, *found["runs"]):
        assert set(figures["ways"]) == set(NAMES)
        assert set(figures["limits"]) == {"start", "wake"}


def test_the_best_way_is_within_one_and_a_half_times_the_limit():
    assert result("starts")["ratios"]["best_to_start_limit"]["value"] <= 1.5


def test_the_knee_has_every_number_of_threads_of_both_ways():
    found = result("knee")
    expected = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]
    for figures in (found, *found["runs"]):
        for way in ("pool", "gunicorn-gthread"):
            points = figures[way]["points"]
            assert [point["threads"] for point in points] == expected
        assert figures["gunicorn-gthread"]["overhead_ms"] > 0


def test_a_build_is_in_the_file_with_all_figures_or_not_there():
    found = result("parallel")["builds"]
    assert set(found) == {"this", "free_threaded", "with_gil"}
    shared = {f"{kind}_{n}" for kind in ("threads", "processes") for n in (1, 2, 4, 8)}
    for name in ("this", "free_threaded"):
        assert found[name] is None or set(found[name]["speed_ups"]) == shared
    assert found["this"]["gil"]


def test_what_a_thread_and_a_process_cost_is_in_the_file():
    found = result("thread_cost")
    for figures in (found, *found["runs"]):
        assert figures["start_and_join_us"] > 0
        assert min(figures["memory"].values()) > 0
    assert found["memory"]["thread_kb"] < 1000 * found["memory"]["process_mb"]
