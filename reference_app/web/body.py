"""A request's body as JSON."""

from flask import abort, request


def json_body() -> object:
    """Give what the body says; a body that cannot be read answers 4xx."""
    try:
        return request.get_json()
    except RecursionError:  # json's, for thousands of brackets in each other
        abort(400)
