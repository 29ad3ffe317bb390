"""Links for jobs: absolute, in any thread, whatever host a request named."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from werkzeug.routing import BuildError

from reference_app.carrying.links import link

PATIENCE = 30


@pytest.fixture
def app():
    app = Flask("shop")
    app.add_url_rule("/orders/<int:number>", "order", str)
    return app


def test_a_link_needs_no_context(app):
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(link, app, "https://shop.example", "order", number=7)
        assert job.result(PATIENCE) == "https://shop.example/orders/7"


def test_a_link_has_the_sites_host_and_not_the_requests(app):
    with app.test_request_context(base_url="http://evil.example"):
        found = link(app, "https://shop.example", "order", number=7)
    assert found == "https://shop.example/orders/7"


@pytest.mark.parametrize(
    "site", ["http://shop.example:8000/a", "http://shop.example:8000/a/"]
)
def test_port_and_path_of_the_site_are_kept(app, site):
    found = link(app, site, "order", number=7, tab="items")
    assert found == "http://shop.example:8000/a/orders/7?tab=items"


@pytest.mark.parametrize("site", ["shop.example", "//shop.example", "/shop", ""])
def test_a_site_without_scheme_or_host_is_refused(app, site):
    with pytest.raises(ValueError, match=r"write https://host"):
        link(app, site, "order", number=7)


def test_an_unknown_view_is_an_error(app):
    with pytest.raises(BuildError, match="order"):
        link(app, "https://shop.example", "order", id=7)
