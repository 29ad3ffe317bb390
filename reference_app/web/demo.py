"""GET /: press a button, and watch the threads of that very request."""

from flask import Blueprint, render_template

from reference_app.web.current import services

blueprint = Blueprint("demo", __name__)


@blueprint.get("/")
def demo() -> str:
    """Show the page; everything else on it is fetched by its script."""
    return render_template("demo.html", simulated=services().simulator is not None)
