"""Waits: the time on lines that block; and spans made ready to be drawn."""

import pytest

from sitegen.run.spans import MOST_SPANS, blocking_lines, shown
from tests.sitegen.run.tracing import named, traced


def test_a_wait_is_the_time_on_a_line_that_blocks():
    trace = traced(
        """
        import time
        from threading import Thread
        def job():
            time.sleep(0.05)
        def main():
            worker = Thread(target=job)
            worker.start()
            worker.join()
            ", ".join(["a"])
            {}.get("a")
        main()
        """
    )
    [main], [job] = named(trace, "main"), named(trace, "job")
    [wait] = main["waits"]
    assert (wait["line"], wait["code"]) == (8, "worker.join()")
    assert wait["end_us"] - wait["start_us"] > 1000
    assert main["start_us"] <= wait["start_us"] <= wait["end_us"] <= main["end_us"]
    assert [w["code"] for w in job["waits"]] == ["time.sleep(0.05)"]


def test_waiting_for_a_lock():
    trace = traced(
        """
        import time
        from threading import Event, Lock, Thread
        lock, held = Lock(), Event()
        def holder():
            with lock:
                held.set()
                time.sleep(0.05)
        def main():
            worker = Thread(target=holder)
            worker.start()
            held.wait(10)
            with lock:
                pass
            worker.join()
        main()
        """
    )
    assert "with lock" in [wait["code"] for wait in named(trace, "main")[0]["waits"]]


def test_a_line_that_runs_functions_of_the_program_does_not_wait():
    trace = traced(
        """
        import time
        class Queue:
            def get(self):
                total = 0
                for number in range(20_000):
                    total += number
                return total
        def main():
            Queue().get()
        main()
        """
    )
    assert named(trace, "main")[0]["waits"] == []


@pytest.mark.parametrize(
    ("code", "blocks"),
    [
        ("event.wait(timeout=1)", True),
        ("future.result()", True),
        ("pool.map(f, xs)", True),
        ("inbox.get()", True),
        ("queue.get(True)", True),
        ("client.get('/x')", True),
        ("prices.get('tea')", False),
        ("', '.join(names)", False),
        ("print('wait')", False),
    ],
)
def test_lines_that_can_block(code, blocks):
    assert blocking_lines(f"x = 1\nx = {code}\n") == ({2: code} if blocks else {})


def test_a_call_over_several_lines_blocks_on_each():
    assert set(blocking_lines("future.result(\n    timeout=1,\n)\n")) == {1, 2, 3}


def span(start, end, waits=()):
    return {
        "function": "f",
        "line": 1,
        "start": start,
        "end": end,
        "raised": None,
        "waits": [list(wait) for wait in waits],
    }


def test_waits_that_follow_closely_are_one():
    lanes = [
        {
            "name": "a",
            "spans": [
                span(
                    0, 9_000_000, [(1, 1_000_000, 2_000_000), (1, 2_100_000, 4_000_000)]
                )
            ],
        }
    ]
    [only] = shown({"lines": [1], "lanes": lanes}, "x.wait()\n")["spans"]
    assert [(w["start_us"], w["end_us"]) for w in only["waits"]] == [(1000, 4000)]


def test_of_many_short_spans_the_longest_are_kept():
    spans = [span(n * 1000, n * 1000 + n + 1) for n in range(MOST_SPANS + 40)]
    events = {"lines": [1], "lanes": [{"name": "a", "spans": spans}]}
    kept = shown(events, "pass\n")["spans"]
    assert len(kept) == MOST_SPANS
    assert [s["start_us"] for s in kept] == list(range(40, MOST_SPANS + 40))
