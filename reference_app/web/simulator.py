"""PUT /api/simulator/stock/<sku>: change what the simulator has."""

from typing import Any

from flask import Blueprint, abort

from reference_app.pipeline.third_party import MOST
from reference_app.supplier.simulator import Supplier
from reference_app.web.body import json_body
from reference_app.web.current import services
from reference_app.web.problems import problem
from reference_app.web.stock import checked

blueprint = Blueprint("simulator", __name__, url_prefix="/api/simulator")


@blueprint.put("/stock/<path:sku>")
def change(sku: str) -> dict[str, Any]:
    """Set the quantity that the simulator answers from now on."""
    simulator = own_simulator()
    quantity = wanted_quantity(json_body())
    simulator.stock[checked(sku)] = quantity
    return {"sku": sku, "quantity": quantity}


def own_simulator() -> Supplier:
    """Give the simulator, if it is the third party."""
    simulator = services().simulator
    if simulator is None:
        abort(
            problem(
                404,
                "REFERENCE_APP_SUPPLIER_URL is set, so there is no simulator. Change"
                " the stock at the third party.",
            )
        )
    return simulator


def wanted_quantity(body: object) -> int:
    """Take the quantity out of a request's body."""
    quantity = body.get("quantity") if isinstance(body, dict) else None
    if type(quantity) is not int or not 0 <= quantity <= MOST:
        abort(
            problem(
                422, f'Send {{"quantity": n}} with a whole number n from 0 to {MOST}.'
            )
        )
    return quantity
