"""A shop that mirrors its supplier's stock: the app that the handbook teaches."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask

from reference_app.logs import set_up_logging
from reference_app.metrics import MeasuredPending, Metrics
from reference_app.per_process import PerProcess
from reference_app.services import open_services
from reference_app.settings import PREFIX, Settings, read_settings
from reference_app.web import register
from reference_app.web.admission import Admission


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Make the app; nothing is opened and no thread starts until it is used.

    :param config: settings that go before those of the environment, by their
        names without the prefix, such as {"MAX_PENDING": 8}.
    :raises SettingsError: a setting cannot be used.
    """
    set_up_logging()
    app = Flask(__name__, static_folder="web/static", template_folder="web/templates")
    app.config["MAX_CONTENT_LENGTH"] = 16 * 1024  # bytes of a request's body
    app.config.from_prefixed_env(PREFIX)
    app.config.update(config or {})
    settings = _settings(app)
    metrics = Metrics()
    pending = MeasuredPending(settings.max_pending, metrics.pending)
    app.extensions["reference_app.settings"] = settings
    app.extensions["reference_app.pending"] = pending
    app.extensions["reference_app.metrics"] = metrics
    app.extensions["reference_app"] = PerProcess(
        partial(open_services, settings, metrics)
    )
    register(app)
    app.wsgi_app = Admission(app.wsgi_app, pending, metrics)  # type: ignore[method-assign]  # as Flask's documentation does
    return app


def _settings(app: Flask) -> Settings:
    database = Path(app.instance_path, "stock.db")
    settings = read_settings(app.config, f"sqlite:///{database}")
    if settings.database_url.endswith(str(database)):
        database.parent.mkdir(parents=True, exist_ok=True)
    return settings
