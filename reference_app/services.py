"""What the app keeps open: connections, thread pools, the simulator."""

import atexit
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from threading import Lock

from reference_app.pipeline.comparing import Comparing
from reference_app.pipeline.database import close_database, open_database
from reference_app.pipeline.early import Steps
from reference_app.pipeline.pending import Pending
from reference_app.pipeline.retrieve import RetrieveFromDB
from reference_app.pipeline.stock import Pipeline
from reference_app.pipeline.third_party import ThirdParty, supplier_client
from reference_app.settings import Settings
from reference_app.supplier.catalogue import CATALOGUE, LATENCY
from reference_app.supplier.simulator import PAGES, Supplier


@dataclass(frozen=True)
class Services:
    """Everything that a view may need, open and running."""

    settings: Settings
    simulator: Supplier | None
    third_party: ThirdParty
    retrieve: RetrieveFromDB
    pending: Pending
    pipeline: Pipeline
    inventory_pool: ThreadPoolExecutor
    stack: ExitStack


def open_services(settings: Settings) -> Services:
    """Open all of them; what was opened is closed again if one fails."""
    with ExitStack() as stack:
        simulator, url = None, settings.supplier_url
        if url is None:
            simulator = stack.enter_context(Supplier(CATALOGUE, LATENCY))
            url = simulator.url
        client = stack.enter_context(supplier_client(url, settings.supplier_timeout))
        sessions = open_database(settings.database_url)
        stack.callback(close_database, sessions)
        third_party = ThirdParty(client)
        retrieve = RetrieveFromDB(sessions)
        pending = Pending(settings.max_pending)
        steps = Steps(third_party, retrieve, Comparing(sessions))
        pipeline = Pipeline(steps, pending)
        stack.callback(pipeline.close)
        pool = stack.enter_context(ThreadPoolExecutor(PAGES, "inventory"))
        return Services(
            settings,
            simulator,
            third_party,
            retrieve,
            pending,
            pipeline,
            pool,
            stack.pop_all(),
        )


class PerProcess:
    """Opens the services when a process first needs them.

    Threads and connections do not survive a fork: with `gunicorn --preload`
    the app is made in the parent, and a pool that had threads there would
    wait for ever in the worker. So each process opens its own.

    :param open_all: opens the services.
    """

    def __init__(self, open_all: Callable[[], Services]) -> None:
        self._open_all = open_all
        self._lock = Lock()
        self._owner = 0
        self._services: Services | None = None

    def get(self) -> Services:
        """Give this process's services; open them if need be."""
        with self._lock:
            if self._services is None or self._owner != os.getpid():
                self._services = self._open_all()
                self._owner = os.getpid()
                # Runs after the threads of pools have been waited for.
                atexit.register(self.close)
            return self._services

    def close(self) -> None:
        """Finish what is pending and close what this process opened."""
        atexit.unregister(self.close)
        with self._lock:
            if self._services is not None and self._owner == os.getpid():
                self._services.stack.close()
                self._services = None
