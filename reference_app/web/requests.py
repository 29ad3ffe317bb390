"""GET /api/requests/<id>/timeline: what happened for one request."""

from typing import Any

from flask import Blueprint, abort

from reference_app.web.current import trails
from reference_app.web.problems import problem

blueprint = Blueprint("requests", __name__, url_prefix="/api/requests")


@blueprint.get("/<request_id>/timeline")
def timeline(request_id: str) -> dict[str, Any]:
    """Answer with the steps so far; `finished` says whether all are there."""
    notes = trails().get(request_id)
    if notes is None:
        abort(
            problem(
                404,
                "This process keeps no such request. It may be too old, or another"
                " worker handled it: run the app with one worker to see timelines.",
            )
        )
    finished = notes.finished.is_set()  # asked first: the steps come before it
    return {"request_id": request_id, "finished": finished, **notes.timeline()}
