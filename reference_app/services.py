"""What the app keeps open: connections, thread pools, the simulator."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import ParamSpec, Protocol

from reference_app.metrics import Metrics
from reference_app.pipeline.comparing import Compared, Comparing
from reference_app.pipeline.database import Sessions, close_database, open_database
from reference_app.pipeline.early import Steps
from reference_app.pipeline.engine import checkpoint
from reference_app.pipeline.inbox import Inbox
from reference_app.pipeline.leftovers import Leftovers
from reference_app.pipeline.observation import Observation
from reference_app.pipeline.pending import Slot
from reference_app.pipeline.queued import QueuedPipeline
from reference_app.pipeline.relay import Relay
from reference_app.pipeline.repeated import Repeated
from reference_app.pipeline.retrieve import RetrieveFromDB
from reference_app.pipeline.stock import Pipeline
from reference_app.pipeline.third_party import ThirdParty, supplier_client
from reference_app.pipeline.trail import Trail
from reference_app.settings import Settings
from reference_app.supplier.catalogue import CATALOGUE, LATENCY
from reference_app.supplier.simulator import PAGES, Supplier

P = ParamSpec("P")
READERS = 4  # threads for the reads that a view waits for
SWEEP = 1.0  # seconds between two looks at what is left over


class Answers(Protocol):
    """Either pipeline: its comparisons run in threads, or in Celery."""

    def answer(
        self, sku: str, trail: Trail | None = None, slot: Slot | None = None, /
    ) -> Observation:
        """Give what the third party says; the comparison comes later."""


@dataclass(frozen=True)
class Services:
    """Everything that a view may need, open and running."""

    settings: Settings
    simulator: Supplier | None
    third_party: ThirdParty
    retrieve: RetrieveFromDB
    pipeline: Answers
    inventory_pool: ThreadPoolExecutor
    readers: ThreadPoolExecutor
    close: Callable[[], None]


@dataclass(frozen=True)
class Settler:
    """What a Celery worker needs: comparing, and nothing that answers."""

    settle: Callable[[str], Compared]
    close: Callable[[], None]


def open_services(settings: Settings, metrics: Metrics) -> Services:
    """Open all of them; what was opened is closed again if one fails."""
    with ExitStack() as stack:
        simulator, url = None, settings.supplier_url
        if url is None:
            simulator = stack.enter_context(Supplier(CATALOGUE, LATENCY))
            url = simulator.url
        client = stack.enter_context(supplier_client(url, settings.supplier_timeout))
        sessions = _sessions(settings, stack)
        third_party = ThirdParty(client)
        open_pipeline = {"thread": _threaded, "celery": _queued}[settings.compare]
        return Services(
            settings,
            simulator,
            third_party,
            RetrieveFromDB(sessions),
            open_pipeline(settings, sessions, third_party, metrics, stack),
            stack.enter_context(ThreadPoolExecutor(PAGES, "inventory")),
            stack.enter_context(ThreadPoolExecutor(READERS, "reader")),
            stack.pop_all().close,
        )


def open_settler(settings: Settings) -> Settler:
    """Open what a Celery worker needs."""
    with ExitStack() as stack:
        comparing = Comparing(_sessions(settings, stack))
        return Settler(comparing.settle, stack.pop_all().close)


def _sessions(settings: Settings, stack: ExitStack) -> Sessions:
    sessions = open_database(
        settings.database_url, settings.inbox_wait, settings.sqlite_synchronous
    )
    stack.callback(close_database, sessions)
    engine = sessions.kw["bind"]
    if engine.dialect.name == "sqlite":
        step = partial(checkpoint, engine)
        stack.callback(Repeated(step, SWEEP, "checkpoint").close)
    return sessions


def _inbox(settings: Settings, sessions: Sessions, stack: ExitStack) -> Inbox:
    inbox = Inbox(sessions, settings.inbox_wait)
    stack.callback(inbox.close)
    return inbox


def _threaded(
    settings: Settings,
    sessions: Sessions,
    third_party: ThirdParty,
    metrics: Metrics,
    stack: ExitStack,
) -> Answers:
    comparing = Comparing(sessions)
    leftovers = Leftovers(sessions, _counted(comparing.settle, metrics))
    stack.callback(Repeated(leftovers, SWEEP, "leftovers").close)
    inbox = _inbox(settings, sessions, stack)
    steps = Steps(third_party, RetrieveFromDB(sessions), _counted(comparing, metrics))
    pipeline = Pipeline(steps, inbox.append)
    stack.callback(pipeline.close)
    return pipeline


def _counted(compare: Callable[P, Compared], metrics: Metrics) -> Callable[P, Compared]:
    def counted(*args: P.args, **kwargs: P.kwargs) -> Compared:
        try:
            done = compare(*args, **kwargs)
        except Exception:
            metrics.comparison_failed()
            raise
        metrics.compared(done.observations, len(done.versions))
        return done

    return counted


def _queued(
    settings: Settings,
    sessions: Sessions,
    third_party: ThirdParty,
    _metrics: Metrics,  # the worker compares
    stack: ExitStack,
) -> Answers:
    send = import_module("reference_app.broker").sender(settings.broker_url)
    relay = Repeated(Relay(sessions, send), SWEEP, "relay")
    stack.callback(relay.close)
    inbox = _inbox(settings, sessions, stack)
    return QueuedPipeline(third_party, inbox.append, relay.wake)
