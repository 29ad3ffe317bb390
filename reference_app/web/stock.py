"""GET /api/stock/<sku>: the pipeline. GET …/history: what it recorded."""

import re
from typing import Any

from flask import Blueprint, abort

from reference_app.pipeline.observation import Observation
from reference_app.web.current import metrics, read, services, slot, trail, trails
from reference_app.web.problems import problem

blueprint = Blueprint("stock", __name__, url_prefix="/api/stock")
SKU = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def checked(sku: str) -> str:
    """Give the sku back if it is one; else answer 400 and say what is one."""
    if not SKU.fullmatch(sku):
        abort(
            problem(
                400,
                "This is no sku. A sku has 1 to 64 letters, digits, dots, dashes or"
                " underscores, and begins with a letter or a digit.",
            )
        )
    return sku


def as_json(seen: Observation) -> dict[str, Any]:
    """Give an observation's values as JSON has them."""
    return {"quantity": seen.quantity, "observed_at": seen.observed_at.isoformat()}


@blueprint.get("/<path:sku>")
def stock(sku: str) -> dict[str, Any]:
    """Answer with the third party's value, as soon as it is there."""
    wanted = checked(sku)
    pipeline = services().pipeline
    trails().add(trail())
    seen = pipeline.answer(wanted, trail(), slot())
    metrics().answered(trail().elapsed())
    return {"sku": seen.sku, **as_json(seen)}


@blueprint.get("/<path:sku>/history")
def history(sku: str) -> list[dict[str, Any]]:
    """Answer with the recorded versions, oldest first."""
    versions = read(services().retrieve.history, checked(sku))
    return [{"version": number, **as_json(seen)} for number, seen in versions]
