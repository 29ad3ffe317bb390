"""Events of a run: which lines ran, which function in which thread, who waited."""

from sitegen.run import run
from tests.sitegen.run.tracing import named, traced


def test_lines_that_ran_and_lines_that_did_not():
    trace = traced(
        """
        import os
        class A:
            x = 1
            def f(self):
                return [
                    y
                    for y in "a"
                ]
        def never():
            return 1
        if os.name == "never":
            never()
        A().f()
        """
    )
    assert set(trace["lines"]) >= {1, 2, 3, 4, 5, 6, 7, 9, 11, 13}
    assert not set(trace["lines"]) & {0, 10, 12}


def test_functions_of_the_program_are_spans_and_nothing_else_is():
    trace = traced(
        """
        import json
        def main():
            json.dumps([call(lambda: [x for x in "ab"])])
        def call(f):
            class Inner:
                pass
            return f()
        main()
        """
    )
    assert [span["function"] for span in trace["spans"]] == ["main", "call"]
    outer, inner = trace["spans"]
    assert outer["line"] == 2
    assert outer["start_us"] == 0
    assert outer["start_us"] <= inner["start_us"]
    assert inner["end_us"] <= outer["end_us"]
    assert outer["raised"] is None


def test_methods_bear_the_name_of_their_class():
    trace = traced(
        """
        class Comparing:
            def run(self):
                self.compare()
            @staticmethod
            def compare():
                def inner(): pass
                inner()
            def __call__(self):
                self.run()
        Comparing()()
        """
    )
    assert [span["function"] for span in trace["spans"]] == [
        "Comparing",
        "Comparing.run",
        "Comparing.compare",
        "inner",
    ]


def test_each_thread_has_a_name_of_its_own():
    trace = traced(
        """
        from threading import Thread
        def job(): pass
        for _ in range(2):
            worker = Thread(target=job, name="worker")
            worker.start()
            worker.join()
        """
    )
    assert [s["thread"] for s in named(trace, "job")] == ["worker", "worker (2)"]


def test_how_a_function_was_left():
    trace = traced(
        """
        def fails(): 1 / 0
        def passes_on(): fails()
        def catches():
            try:
                passes_on()
            except ZeroDivisionError:
                return None
        def cleans_up():
            try:
                fails()
            finally:
                str()
        def translates():
            try:
                fails()
            except ZeroDivisionError:
                raise KeyError from None
        catches()
        for f in (cleans_up, translates):
            try:
                f()
            except Exception:
                pass
        """
    )
    raised = {span["function"]: span["raised"] for span in trace["spans"]}
    assert raised == {
        "catches": None,
        "passes_on": "ZeroDivisionError",
        "fails": "ZeroDivisionError",
        "cleans_up": "ZeroDivisionError",
        "translates": "KeyError",
    }


def test_a_daemon_thread_that_never_returns_has_no_end():
    trace = traced(
        """
        from threading import Event, Thread
        started = Event()
        def job():
            started.set()
            Event().wait()
        Thread(target=job, name="lost", daemon=True).start()
        started.wait(10)
        print("main ends")
        """
    )
    [job] = named(trace, "job")
    assert job["end_us"] is None
    assert job["waits"] == [] or job["waits"][-1]["end_us"] is None


def test_a_thread_that_nobody_joins_is_traced_to_its_end():
    trace = traced(
        """
        import atexit
        from threading import Event, Thread
        go = Event()
        def job():
            go.wait(10)
            print("job ends")
        def farewell():
            print("at exit")
        def main():
            atexit.register(farewell)
            Thread(target=job, name="late").start()
            go.set()
        main()
        """
    )
    assert named(trace, "job")[0]["end_us"] is not None
    assert named(trace, "farewell")[0]["end_us"] is not None


def test_an_exception_in_a_thread_stays_on_stderr():
    trace = traced(
        """
        from threading import Thread
        def job(): raise KeyError("tea")
        worker = Thread(target=job)
        worker.start()
        worker.join()
        """
    )
    assert named(trace, "job")[0]["raised"] == "KeyError"


def test_coroutines_and_generators():
    trace = traced(
        """
        import asyncio
        def numbers():
            yield 1
            yield 2
        async def main():
            await asyncio.sleep(0)
            return list(numbers())
        print(asyncio.run(main()))
        """
    )
    assert {s["function"] for s in trace["spans"]} == {"main", "numbers"}
    assert all(span["raised"] is None for span in trace["spans"])
    assert all(span["end_us"] is not None for span in trace["spans"])


def test_the_program_does_not_see_the_tracer():
    traced(
        """
        import sys, threading
        print(__name__, sys.argv, sys.path[0] == __file__.rpartition("/")[0])
        print(sorted(k for k in globals() if not k.startswith("__")))
        print([t.name for t in threading.enumerate()])
        print(sys.modules["__main__"].__dict__ is globals())
        """
    )


def test_lines_that_ran_in_processes_that_it_started_even_if_those_were_killed():
    trace = traced(
        """
        import os, subprocess, sys
        def work():
            os.kill(os.getpid(), 9)
            return 1
        if sys.argv[1:]:
            work()
        else:
            again = [sys.executable, __file__, "again"]
            print(subprocess.run(again).returncode)
        """
    )
    assert set(trace["lines"]) >= {1, 2, 3, 5, 6, 8, 9}
    assert 4 not in trace["lines"]


def test_a_program_that_leaves_at_once_leaves_no_events():
    text = "import os\nos._exit(0)\n"
    assert run(text, name="program", trace=True).trace is None
