"""A pool of processes, for what a view computes."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def cpu_pool(processes: int) -> ProcessPoolExecutor:
    """Make a pool that computes on one core for each process.

    Each process is a new interpreter ("spawn"). A fork, the default on
    Linux before CPython 3.14, copies the locks that other threads hold,
    and a server has other threads (python/cpython #84559).

    :param processes: as many as cores are free; each needs memory.
    :returns: a pool; make one for each process of the server, not one a
        request, and shut it down. Jobs are functions of a module: they,
        their values and results are pickled on their way.
    """
    return ProcessPoolExecutor(processes, get_context("spawn"))
