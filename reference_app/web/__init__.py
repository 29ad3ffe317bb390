"""The app's pages and its API: thin views over the topics' functions."""

from flask import Flask

from reference_app.web import (
    batches,
    demo,
    health,
    inventory,
    metrics,
    requests,
    simulator,
    stock,
    threads,
)
from reference_app.web.bookkeeping import keep_books
from reference_app.web.problems import answer_errors_with_problems


def register(app: Flask) -> None:
    """Give an app its routes, its errors and its headers."""
    # "/api/stock//tea" is an error, not a redirect with a page of HTML.
    app.url_map.merge_slashes = False
    for module in (
        batches,
        demo,
        health,
        inventory,
        metrics,
        requests,
        simulator,
        stock,
        threads,
    ):
        app.register_blueprint(module.blueprint)
    answer_errors_with_problems(app)
    keep_books(app)
