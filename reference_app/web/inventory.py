"""GET /api/inventory: twenty calls to the third party, side by side."""

from typing import Any

from flask import Blueprint

from reference_app.contexts.inventory import gather_inventory
from reference_app.supplier.simulator import PAGES
from reference_app.web.current import services

blueprint = Blueprint("inventory", __name__, url_prefix="/api")


@blueprint.get("/inventory")
def inventory() -> dict[str, Any]:
    """Answer with the whole stock, in the order of its pages."""
    open_services = services()
    # Another request's calls may be in the pool before these.
    timeout = 2 * open_services.settings.supplier_timeout
    pages = gather_inventory(
        open_services.third_party.page,
        range(1, PAGES + 1),
        open_services.inventory_pool,
        timeout,
    )
    return {"pages": len(pages), "items": [i._asdict() for page in pages for i in page]}
