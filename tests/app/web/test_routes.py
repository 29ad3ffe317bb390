"""Every route answers as the design says."""

from pathlib import Path
from threading import Barrier

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from reference_app import create_app
from reference_app.pipeline.trail import Trail
from reference_app.supplier.simulator import Supplier
from reference_app.web.trails import Trails

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail


def ask(client: FlaskClient, sku: str = "tea-250") -> str:
    """Ask for a sku; give the request's id once its comparison has ended."""
    answer = client.get(f"/api/stock/{sku}")
    request_id = answer.headers["X-Request-ID"]
    trail = client.application.extensions["reference_app.trails"].get(request_id)
    assert trail.finished.wait(PATIENCE)
    answer.close()
    return request_id


def test_stock_is_the_third_partys(client: FlaskClient):
    answer = client.get("/api/stock/tea-250")
    assert answer.status_code == 200
    assert answer.json.keys() == {"sku", "quantity", "observed_at"}
    assert answer.json["sku"] == "tea-250"
    assert answer.json["quantity"] == 12
    assert answer.json["observed_at"].endswith("+00:00")


def test_stock_tells_its_times(client: FlaskClient):
    timing = client.get("/api/stock/tea-250").headers["Server-Timing"]
    assert "ThirdParty;dur=" in timing
    assert "total;dur=" in timing


def test_history_has_one_version_a_change(client: FlaskClient, supplier: Supplier):
    for quantity in (12, 12, 11):
        supplier.stock["tea-250"] = quantity
        ask(client)
    history = client.get("/api/stock/tea-250/history").json
    assert [(v["version"], v["quantity"]) for v in history] == [(1, 12), (2, 11)]
    assert history[0].keys() == {"version", "quantity", "observed_at"}


def test_history_of_what_nobody_asked_for_is_empty(client: FlaskClient):
    assert client.get("/api/stock/mug-01/history").json == []


def test_inventory_is_in_the_order_of_the_pages(client: FlaskClient):
    answer = client.get("/api/inventory").json
    assert answer["pages"] == 20
    assert answer["items"] == [
        {"sku": "mug-01", "quantity": 7},
        {"sku": "tea-250", "quantity": 12},
    ]


def test_inventory_asks_for_all_pages_concurrently(database_url: str):
    all_under_way = Barrier(20)

    class Meeting(Supplier):
        def respond(self, target: str) -> tuple[int, bytes]:
            all_under_way.wait(PATIENCE)
            return super().respond(target)

    with Meeting({"tea-250": 12}) as supplier:
        app = create_app(
            {
                "SUPPLIER_URL": supplier.url,
                "SUPPLIER_TIMEOUT": PATIENCE,
                "DATABASE_URL": database_url,
            }
        )
        assert app.test_client().get("/api/inventory").status_code == 200
        app.extensions["reference_app"].close()


def test_a_batch_tells_when_each_job_started(client: FlaskClient):
    answer = client.post("/api/batches", json={"jobs": 30})
    assert answer.status_code == 201
    report = answer.json
    assert report["jobs"] == 30
    assert report["failed"] == 0
    assert len(report["offsets"]) == 30
    assert min(report["offsets"]) == 0
    assert max(report["offsets"]) == report["spread"]


def test_a_batch_counts_the_jobs_that_failed(client: FlaskClient, supplier: Supplier):
    supplier.respond = lambda _: (500, b"{}")
    assert client.post("/api/batches", json={"jobs": 3}).json["failed"] == 3


def test_health_counts_what_is_pending(client: FlaskClient, app: Flask):
    assert client.get("/healthz").json == {"status": "ok", "pending": 0}
    with app.extensions["reference_app.pending"].slot():
        assert client.get("/healthz").json == {"status": "ok", "pending": 1}


def test_the_timeline_of_a_request(client: FlaskClient):
    request_id = ask(client)
    timeline = client.get(f"/api/requests/{request_id}/timeline").json
    assert timeline["request_id"] == request_id
    assert timeline["finished"] is True
    names = [span["name"] for lane in timeline["lanes"] for span in lane["spans"]]
    steps = ["Comparing", "Inbox", "RetrieveFromDB", "ThirdParty", "waiting"]
    assert sorted(names) == steps
    assert [mark["name"] for mark in timeline["marks"]] == ["answer sent"]


def test_the_timeline_is_not_finished_while_the_answer_is_on_its_way(
    client: FlaskClient, app: Flask
):
    app.extensions["reference_app.trails"].add(Trail("request-7"))
    timeline = client.get("/api/requests/request-7/timeline").json
    assert timeline["finished"] is False


def test_only_the_newest_trails_are_kept():
    trails = Trails(kept=2)
    for request_id in ("1", "2", "3"):
        trails.add(Trail(request_id))
    assert trails.get("1") is None
    assert trails.get("3") is not None


def test_a_request_keeps_the_id_that_it_came_with(client: FlaskClient):
    answer = client.get("/healthz", headers={"X-Request-ID": "shop-7.a_b"})
    assert answer.headers["X-Request-ID"] == "shop-7.a_b"


@pytest.mark.parametrize("odd", ["", "a b", "<b>", "x" * 65])
def test_a_request_gets_an_id_if_it_has_no_good_one(client: FlaskClient, odd: str):
    answer = client.get("/healthz", headers={"X-Request-ID": odd})
    assert len(answer.headers["X-Request-ID"]) == 32


def test_the_demo_page_loads_from_here_alone(client: FlaskClient):
    page = client.get("/")
    assert page.status_code == 200
    assert page.mimetype == "text/html"
    policy = page.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in policy
    for file in ("demo.js", "demo.css", "timeline.js", "timeline.css", "icon.svg"):
        assert f'"/static/{file}"' in page.text
        with client.get(f"/static/{file}") as served:
            assert served.status_code == 200


def test_the_demo_page_changes_stock_only_of_our_own_simulator(client: FlaskClient):
    assert "data-simulated" not in client.get("/").text


@pytest.fixture
def lone_client(tmp_path: Path) -> FlaskClient:
    """The app without a supplier: it starts its own."""
    app = create_app({"DATABASE_URL": f"sqlite:///{tmp_path / 'stock.db'}"})
    yield app.test_client()
    app.extensions["reference_app"].close()


def test_without_a_supplier_the_app_starts_one(lone_client: FlaskClient):
    assert "data-simulated" in lone_client.get("/").text
    assert lone_client.get("/api/stock/tea-250").status_code == 200


def test_the_simulators_stock_can_be_changed(lone_client: FlaskClient):
    path = "/api/simulator/stock/tea-250"
    changed = lone_client.put(path, json={"quantity": 3})
    assert changed.json == {"sku": "tea-250", "quantity": 3}
    assert lone_client.get("/api/stock/tea-250").json["quantity"] == 3


def test_over_a_real_socket(live_server: str):
    with httpx.Client(
        base_url=live_server, timeout=PATIENCE, trust_env=False
    ) as browser:
        assert browser.get("/api/stock/tea-250").json()["quantity"] == 12
        assert browser.get("/healthz").json()["status"] == "ok"


def test_the_instance_folder_is_made_for_the_default_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "instance"
    monkeypatch.setattr(Flask, "auto_find_instance_path", lambda _: str(folder))
    app = create_app()
    assert app.test_client().get("/healthz").status_code == 200
    assert (folder / "stock.db").is_file()
    app.extensions["reference_app"].close()
