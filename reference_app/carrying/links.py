"""Links for jobs: absolute URLs where there is no request."""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask


def link(app: Flask, site: str, endpoint: str, **values: Any) -> str:
    """Build an absolute URL for a view, in any thread.

    It needs no context, and it takes no host from a request. Functions
    registered with `url_defaults` are not asked.

    :param app: the application itself, not the proxy `current_app`.
    :param site: where the app is served: "https://shop.example" or
        "https://example.org/shop".
    :param endpoint: the view's name, as for `url_for`.
    :param values: the variable parts of the route; others become the
        query.
    :returns: the URL, with scheme and host.
    :raises ValueError: `site` lacks its scheme or host.
    :raises werkzeug.routing.BuildError: no route has this endpoint and
        these values.
    """
    at = urlsplit(site)
    if not (at.scheme and at.netloc):
        message = f"{site!r} is no address: write https://host"
        raise ValueError(message)
    urls = app.url_map.bind(at.netloc, at.path, url_scheme=at.scheme)
    return urls.build(endpoint, values, force_external=True)
