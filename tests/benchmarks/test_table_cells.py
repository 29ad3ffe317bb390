"""Which cells are measured, how often, in which order; and what is beside them."""

import pytest

from benchmarks.servers.cells import Cell, cells, enough, measure, seconds_left
from benchmarks.servers.client import Asked
from benchmarks.servers.figures import figures, pooled, quoted, values
from benchmarks.servers.post import post
from benchmarks.servers.sides import ASIDE, EIGHT, ONE, SIDES, TWO, Side
from benchmarks.servers.workloads import Workload, cores

WAIT = Workload("wait", "/wait", "waited", 0.05, computes=False)
FIBONACCI = Workload("fibonacci", "/fibonacci", "209", 0.00003, computes=True)
COMPUTE = Workload("compute", "/compute/9", "9", 0.025, computes=True)
EVERY = [WAIT, FIBONACCI, COMPUTE]


def asked(seconds):
    return Asked(seconds, p50_ms=5, p99_ms=10)


def ideal_run():
    every = cells(EVERY, [*SIDES, *ASIDE], [10, 1000])
    return {cell: [asked(cell.limit)] for cell in every}


@pytest.mark.parametrize(
    ("side", "seconds"),
    [(ONE, 50), (TWO, 25), (EIGHT, 6.25), (Side("granian", 2, 8), 3.125)],
    ids=lambda each: getattr(each, "id", ""),
)
def test_waits_go_on_in_every_slot(side, seconds):
    assert Cell(WAIT, side, 1000).limit == pytest.approx(seconds)


def test_computing_goes_on_in_every_process_for_which_there_is_a_core():
    alone = Cell(COMPUTE, ONE, 1000).limit
    assert alone == pytest.approx(25)
    assert Cell(COMPUTE, EIGHT, 1000).limit == alone
    many = Side("gunicorn-sync", processes=1000)
    assert Cell(COMPUTE, many, 1000).limit == pytest.approx(alone / cores())


def test_a_last_round_that_is_not_full_takes_as_long_as_the_others():
    assert Cell(WAIT, Side("waitress", threads=32), 1000).rounds == 32
    assert Cell(WAIT, EIGHT, 1000).rounds == 125
    assert Cell(COMPUTE, EIGHT, 10).rounds == 10


@pytest.mark.parametrize(
    ("seconds", "is_enough"),
    [
        ([50.0], True),
        ([6.3], False),
        ([6.3, 6.3], True),
        ([1.0, 1.0, 1.0], True),
        ([0.5] * 5, False),
        ([0.004] * 14, False),
        ([0.004] * 15, True),
    ],
)
def test_a_short_cell_is_repeated_more_often(seconds, is_enough):
    assert enough(seconds) is is_enough


def test_what_a_cell_will_still_take_follows_from_what_it_took():
    cell = Cell(WAIT, EIGHT, 1000)
    assert seconds_left(cell, []) == 12.5
    assert seconds_left(cell, [asked(7.0)]) == 7
    assert seconds_left(cell, [asked(7.0), asked(7.0)]) == 0


def test_servers_take_turns_until_each_has_enough():
    order = []
    sides = (ONE, EIGHT, Side("waitress", threads=8))
    one, eight, other = every = [Cell(WAIT, side, 1000) for side in sides]

    def ask(cell):
        order.append(cell)
        return asked(cell.limit)

    run = measure(every, ask, lambda _cell, _left: None)
    assert order == [one, eight, other, eight, other]
    assert [len(each) for each in run.values()] == [1, 2, 2]


def test_the_time_left_is_told_before_each_measurement():
    told = []
    every = [Cell(WAIT, EIGHT, 1000)]
    measure(every, lambda _cell: asked(8.0), lambda _cell, left: told.append(left))
    assert told == pytest.approx([12.5, 8])


def test_a_side_that_is_measured_aside_has_only_its_workload():
    found = {(c.workload.name, c.side) for c in cells(EVERY, ASIDE, [10])}
    assert found == {("fibonacci", side) for side in ASIDE}


def test_the_median_of_both_runs_stands_beside_the_limit():
    cell = Cell(WAIT, EIGHT, 1000)
    runs = [{cell: [asked(6.5), asked(7.0)]}, {cell: [asked(6.6)]}]
    found = figures(pooled(runs))["wait"]["gunicorn-gthread-1x8"]["1000"]
    assert found["seconds"] == 6.6
    assert found["limit_s"] == 6.25
    assert found["of_limit"] == 1.056
    assert found["each_ms"] == 6.6
    assert found["times"] == 3


def test_every_single_value_is_kept():
    cell = Cell(WAIT, EIGHT, 1000)
    run = {cell: [asked(6.5), asked(7.0)]}
    assert values(run)["wait"]["gunicorn-gthread-1x8"]["1000"] == [6.5, 7.0]


def test_ratios_are_those_of_the_most_requests():
    run = ideal_run()
    run[Cell(WAIT, EIGHT, 10)] = [asked(99.0)]
    found = quoted(run)
    assert found["speedup-wait-gunicorn-gthread-1x8"] == pytest.approx(8)
    assert found["speedup-wait-gunicorn-gthread-1x32"] == pytest.approx(32)
    assert found["speedup-compute-gunicorn-gthread-1x8"] == pytest.approx(1)
    assert found["of_limit-wait-gunicorn-gthread-1x8"] == 1


def test_what_the_post_printed_is_divided_and_not_typed():
    found = post(fibonacci=0.00003)
    assert found["requests"]["1000"] == {
        "ratio": 3.58,
        "single_threaded_ms": 344,
        "multi_threaded_ms": 96,
    }
    assert found["times_fibonacci"] == pytest.approx(325 / 0.03, rel=0.01)


def test_a_line_through_what_the_post_printed_is_held_against_its_middle_row():
    line = post(fibonacci=0.00003)["threaded_line"]
    assert line == {"fixed_s": 1.58, "each_ms": 94, "middle_s": 11.02}
