"""What a view reaches for: services, the request's trail, kept trails."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from flask import current_app, g, request

from reference_app.metrics import Metrics
from reference_app.per_process import PerProcess
from reference_app.pipeline.pending import Pending, Slot
from reference_app.pipeline.trail import Trail
from reference_app.services import Services
from reference_app.settings import Settings
from reference_app.web.admission import SLOT
from reference_app.web.reading import read_in_time
from reference_app.web.trails import Trails

P = ParamSpec("P")
T = TypeVar("T")


def settings() -> Settings:
    """Give what the app was started with."""
    return cast(Settings, current_app.extensions["reference_app.settings"])


def services() -> Services:
    """Give the services of this process."""
    extension: PerProcess[Services] = current_app.extensions["reference_app"]
    return extension.get()


def read(query: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Read from the database, or raise NotReadError in time."""
    opened = services()
    return read_in_time(
        opened.readers, opened.settings.inbox_wait, query, *args, **kwargs
    )


def pending() -> Pending:
    """Give the count of accepted work."""
    return cast(Pending, current_app.extensions["reference_app.pending"])


def metrics() -> Metrics:
    """Give the figures of this app."""
    return cast(Metrics, current_app.extensions["reference_app.metrics"])


def slot() -> Slot:
    """Give the place that this request was given."""
    return cast(Slot, request.environ[SLOT])


def trail() -> Trail:
    """Give the notes about the request that this thread handles."""
    return cast(Trail, g.trail)


def trails() -> Trails:
    """Give the notes that are kept about requests."""
    return cast(Trails, current_app.extensions["reference_app.trails"])
