"""SIGTERM: what is pending is finished or kept."""

from collections.abc import Callable

import pytest

from tests.services.holding import one_comparison_held, task_held
from tests.services.programs import App, Shop

Serve = Callable[[Shop], App]
SERVERS: dict[str, Serve] = {
    "sync": lambda shop: shop.gunicorn("sync"),
    "gthread": lambda shop: shop.gunicorn("gthread"),
    "flask-run": lambda shop: shop.flask_run(),
}
any_server = pytest.mark.parametrize("serve", SERVERS.values(), ids=SERVERS)
any_gunicorn = pytest.mark.parametrize("kind", ["sync", "gthread"])
in_threads = pytest.mark.parametrize("compare", ["thread"], indirect=True)


@pytest.fixture
def inbox_wait() -> float:
    """Longer than any test holds a comparison."""
    return 60.0


@any_server
def test_what_is_held_is_not_lost(shop: Shop, serve: Serve) -> None:
    app = serve(shop)
    with one_comparison_held(shop, app, "tea-250"):
        app.terminate()
        assert shop.database.waiting() == 1
    app.wait()
    again = serve(shop)
    shop.settled()
    assert again.quantities("tea-250") == [12]


@any_gunicorn
@in_threads
def test_a_comparison_is_finished_in_the_grace_period(shop: Shop, kind: str) -> None:
    app = shop.gunicorn(kind)
    with one_comparison_held(shop, app, "tea-250"):
        app.terminate()
    assert app.wait() == 0
    # Nobody else has compared it: no app runs.
    assert shop.database.waiting() == 0
    assert shop.gunicorn().quantities("tea-250") == [12]


@any_gunicorn
@in_threads
def test_the_end_of_the_grace_period_loses_nothing(shop: Shop, kind: str) -> None:
    app = shop.gunicorn(kind, grace=1)
    with one_comparison_held(shop, app, "tea-250"):
        app.terminate()
        app.wait()
        assert shop.database.waiting() == 1
    again = shop.gunicorn(kind)
    shop.settled()
    assert again.quantities("tea-250") == [12]


@any_gunicorn
def test_without_work_it_ends_well(shop: Shop, kind: str) -> None:
    app = shop.gunicorn(kind)
    assert app.ask("tea-250").status_code == 200
    shop.settled()
    app.terminate()
    assert app.wait() == 0
    assert "Traceback" not in app.log


@pytest.mark.parametrize("compare", ["celery"], indirect=True)
def test_the_worker_finishes_its_task(shop: Shop) -> None:
    app = shop.gunicorn()
    assert shop.worker
    with task_held(shop, app, "tea-250"):
        shop.worker.terminate()
    assert shop.worker.wait() == 0
    assert shop.database.waiting() == 0
    assert app.quantities("tea-250") == [12]
