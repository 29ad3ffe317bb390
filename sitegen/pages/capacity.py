"""How many threads and processes a load needs: the formula, and nothing else.

`docs/assets/javascripts/calculator.js` has it once more, for the reader's own
numbers; a test in tests/browser compares the two. Both take the same steps in
the same order, so that they round alike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    """What is to be served, and by what.

    Attributes:
        rate: Requests a second.
        wait_ms: How long one of them waits, in milliseconds.
        cpu_ms: How long one computes, in milliseconds.
        cores: Of the machine.
        busy: How much of a thread's or a core's time may be used, in percent.
        calls: How many calls a third party takes concurrently; None: any number.
        memory_mb: Memory that is free; None: enough.
    """

    rate: float
    wait_ms: float
    cpu_ms: float
    cores: float
    busy: float
    calls: float | None = None
    memory_mb: float | None = None


@dataclass(frozen=True)
class Costs:
    """What was measured.

    Attributes:
        overhead_ms: CPU time that server and Flask add to each request.
        process_mb: Memory of one process with the app in it.
        thread_mb: Memory of one more thread.
    """

    overhead_ms: float
    process_mb: float
    thread_mb: float


@dataclass(frozen=True)
class Plan:
    """What the load needs, and what comes of it.

    Attributes:
        under_way: Requests under way on average: rate times time (Little's law).
        computing: Cores that compute, on average.
        processes: To start.
        threads: In each of them.
        throughput: The most requests a second that they can serve.
        threads_used: Share of the threads' time, in percent.
        cores_used: Share of the cores' time, in percent.
        memory_mb: Memory of all processes.
        warnings: Names of `WARNINGS` that hold.
    """

    under_way: float
    computing: float
    processes: int
    threads: int
    throughput: float
    threads_used: float
    cores_used: float
    memory_mb: float
    warnings: tuple[str, ...]


def throughput(
    wait_ms: float, cpu_ms: float, processes: float, threads: float, cores: float
) -> float:
    """Return the most requests a second: of all threads, and of all cores.

    Args:
        wait_ms: How long a request waits.
        cpu_ms: How long it computes, what server and Flask add included.
        processes: Each computes on one core: its threads share one GIL.
        threads: In each process.
        cores: Of the machine.
    """
    of_threads = processes * threads * 1000 / (wait_ms + cpu_ms)
    of_cores = min(processes, cores) * 1000 / cpu_ms if cpu_ms else math.inf
    return min(of_threads, of_cores)


def plan(load: Load, costs: Costs) -> Plan:
    """Return what a load needs on a machine like the one that was measured."""
    cpu_ms = load.cpu_ms + costs.overhead_ms
    under_way = load.rate * (load.wait_ms + cpu_ms) / 1000
    computing = load.rate * cpu_ms / 1000
    processes = min(_up(computing * 100 / load.busy), int(load.cores))
    threads = _up(under_way * 100 / load.busy / processes)
    slots = processes * threads
    most = throughput(load.wait_ms, cpu_ms, processes, threads, load.cores)
    if load.calls and load.wait_ms:
        most = min(most, load.calls * 1000 / load.wait_ms)
    served = min(load.rate, most)
    memory = processes * (costs.process_mb + threads * costs.thread_mb)
    return Plan(
        under_way=under_way,
        computing=computing,
        processes=processes,
        threads=threads,
        throughput=most,
        threads_used=served * (load.wait_ms + cpu_ms) / slots / 10,
        cores_used=served * cpu_ms / load.cores / 10,
        memory_mb=memory,
        warnings=_warnings(load, computing, slots, memory),
    )


def _warnings(
    load: Load, computing: float, slots: int, memory: float
) -> tuple[str, ...]:
    calls = load.rate * load.wait_ms / 1000
    holds = {
        "cores": computing * 100 / load.busy > load.cores,
        "calls": load.calls is not None and calls > load.calls,
        "bound": load.calls is not None and calls <= load.calls < slots,
        "memory": load.memory_mb is not None and memory > load.memory_mb,
    }
    return tuple(name for name, does in holds.items() if does)


def _up(number: float) -> int:
    """Round up, at least to one; what only arithmetic put above a number is cut."""
    return max(1, math.ceil(number - 1e-9))


def shown(number: float) -> str:
    """Return a number as the page shows it: 1,234.5 or 2."""
    return f"{math.floor(number * 10 + 0.5) / 10:,.1f}".removesuffix(".0")
