"""What a view reaches for: services, the request's trail, kept trails."""

from typing import cast

from flask import current_app, g

from reference_app.pipeline.trail import Trail
from reference_app.services import PerProcess, Services
from reference_app.web.trails import Trails


def services() -> Services:
    """Give the services of this process."""
    extension: PerProcess = current_app.extensions["reference_app"]
    return extension.get()


def trail() -> Trail:
    """Give the notes about the request that this thread handles."""
    return cast(Trail, g.trail)


def trails() -> Trails:
    """Give the notes that are kept about requests."""
    return cast(Trails, current_app.extensions["reference_app.trails"])
