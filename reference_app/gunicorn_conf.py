"""For gunicorn: ``--config python:reference_app.gunicorn_conf``.

Opens the app's services when a worker has started, so that it takes up what an
earlier one left over without waiting for its first request. gunicorn calls this
after the fork, also with ``--preload``. And takes a worker that has gone out of the
figures of all workers.
"""

import logging
import os
import sys
from typing import Any

from prometheus_client.multiprocess import mark_process_dead
from sqlalchemy.exc import SQLAlchemyError

log = logging.getLogger(__name__)
# Seconds that a thread may compute while another one wants to. Python's 5 ms are
# long beside an answer of few: it would wait for comparisons that nobody waits for.
SWITCH = 0.0005


def post_worker_init(worker: Any) -> None:
    """Open the services of a new worker; the first request tries again if need be.

    :param worker: gunicorn's; ``wsgi`` is the app.
    """
    sys.setswitchinterval(SWITCH)
    try:
        worker.wsgi.extensions["reference_app"].get()
    except SQLAlchemyError:
        log.exception("the database is not there yet; the next request tries again")


def child_exit(_server: Any, worker: Any) -> None:
    """Forget what was pending in a worker that has ended.

    :param worker: gunicorn's; ``pid`` is the process that was.
    """
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]  # it has no types
