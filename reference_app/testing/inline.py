"""A pool without threads, for tests."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextvars import Context
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class InlineExecutor(Executor):
    """Runs each job inside `submit`, in the thread that calls it.

    A test that gives it to the code in place of a thread pool has no
    wait and no order to take care of. The job runs in an empty context,
    as in a thread that inherits none: one that needs the request or the
    app and was given neither fails here too.
    """

    def submit(
        self,
        fn: Callable[P, T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Future[T]:
        """Run the job, and keep what it returns or raises.

        :returns: a future that is done.
        """
        future: Future[T] = Future()
        try:
            future.set_result(Context().run(fn, *args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future
