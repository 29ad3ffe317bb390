"""POST /api/batches: start many jobs together and report their starts."""

from functools import partial
from typing import Any

from flask import Blueprint, abort

from reference_app.start.together import start_together
from reference_app.supplier.simulator import PAGES
from reference_app.web.body import json_body
from reference_app.web.current import services
from reference_app.web.problems import problem

blueprint = Blueprint("batches", __name__, url_prefix="/api")
MOST = 200  # threads that one request may start


@blueprint.post("/batches")
def batches() -> tuple[dict[str, Any], int]:
    """Start jobs together; each asks the third party for a page."""
    number = wanted_jobs(json_body())
    page = services().third_party.page
    report = start_together([partial(page, 1 + n % PAGES) for n in range(number)])
    return {
        "jobs": number,
        "failed": sum(error is not None for error in report.errors),
        "offsets": [round(offset, 6) for offset in report.offsets],
        "spread": round(report.spread, 6),
    }, 201


def wanted_jobs(body: object) -> int:
    """Take the number of jobs out of a request's body."""
    number = body.get("jobs") if isinstance(body, dict) else None
    if type(number) is not int or not 1 <= number <= MOST:
        abort(
            problem(422, f'Send {{"jobs": n}} with a whole number n from 1 to {MOST}.')
        )
    return number
