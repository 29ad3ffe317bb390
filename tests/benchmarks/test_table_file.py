"""What evidence/benchmarks/table.json holds, since the page quotes it."""

import json

import pytest

from benchmarks.result import FOLDER
from benchmarks.servers.cells import cells
from benchmarks.servers.sides import SIDES, TWO_BY_EIGHT
from benchmarks.servers.table import EVERY, SIZES
from benchmarks.servers.workloads import Workload

TABLE = json.loads((FOLDER / "table.json").read_text("utf-8"))
WORKLOADS = [
    Workload(name, each["path"], "", each["ms"] / 1000, computes=each["computes"])
    for name, each in TABLE["workloads"].items()
]
CELLS = cells(WORKLOADS, EVERY, SIZES)
THREADED = [side for side in SIDES if side.threads > 1]
NEAR = 1.15  # times the limit


def test_no_cell_is_missing_in_the_table_or_in_a_run():
    for found in (TABLE["cells"], *TABLE["runs"]):
        names = {
            (workload, side, requests)
            for workload, sides in found.items()
            for side, rows in sides.items()
            for requests in rows
        }
        assert names == {(c.workload.name, c.side.id, str(c.requests)) for c in CELLS}
    assert len(TABLE["runs"]) == 2


@pytest.mark.parametrize("cell", CELLS, ids=lambda c: f"{c.workload.name}-{c.side.id}")
def test_the_limit_beside_each_cell_is_requests_times_wait_by_slots(cell):
    found = TABLE["cells"][cell.workload.name][cell.side.id][str(cell.requests)]
    processes, threads = cell.side.processes, cell.side.threads
    slots = processes * threads
    if cell.workload.computes:
        slots = min(processes, TABLE["cores"])  # of the machine that was measured
    limit = cell.requests * cell.workload.seconds / slots
    assert found["limit_s"] == pytest.approx(limit, rel=0.001, abs=1e-5)
    assert found["of_limit"] == pytest.approx(found["seconds"] / limit, rel=0.05)


@pytest.mark.parametrize("side", SIDES, ids=lambda side: side.id)
def test_no_server_waits_less_than_the_limit(side):
    every = TABLE["cells"]["wait"][side.id].values()
    assert all(cell["of_limit"] >= 1 for cell in every)


# The page says why this one is not.
@pytest.mark.parametrize(
    "side", [s for s in THREADED if s is not TWO_BY_EIGHT], ids=lambda side: side.id
)
def test_threads_that_wait_come_near_the_limit(side):
    assert TABLE["cells"]["wait"][side.id]["1000"]["of_limit"] <= NEAR
