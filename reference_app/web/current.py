"""What a view reaches for: services, the request's trail, kept trails."""

from typing import cast

from flask import current_app, g, request

from reference_app.metrics import Metrics
from reference_app.per_process import PerProcess
from reference_app.pipeline.pending import Pending, Slot
from reference_app.pipeline.trail import Trail
from reference_app.services import Services
from reference_app.web.admission import SLOT
from reference_app.web.trails import Trails


def services() -> Services:
    """Give the services of this process."""
    extension: PerProcess[Services] = current_app.extensions["reference_app"]
    return extension.get()


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
