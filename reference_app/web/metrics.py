"""GET /metrics: figures for Prometheus."""

from flask import Blueprint, Response

from reference_app.web.current import metrics

blueprint = Blueprint("metrics", __name__)


@blueprint.get("/metrics")
def figures() -> Response:
    """Answer also while the API refuses: that is when they are looked at."""
    return Response(metrics().text(), content_type=metrics().content_type)
