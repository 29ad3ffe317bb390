"""A shop that mirrors its supplier's stock: the app that the handbook teaches."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask

from reference_app.services import PerProcess, open_services
from reference_app.settings import PREFIX, read_settings
from reference_app.web import register


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Make the app; nothing is opened and no thread starts until it is used.

    :param config: settings that go before those of the environment, by their
        names without the prefix, such as {"MAX_PENDING": 8}.
    :raises SettingsError: a setting cannot be used.
    """
    app = Flask(__name__, static_folder="web/static", template_folder="web/templates")
    app.config["MAX_CONTENT_LENGTH"] = 16 * 1024  # bytes of a request's body
    app.config.from_prefixed_env(PREFIX)
    app.config.update(config or {})
    database = Path(app.instance_path, "stock.db")
    settings = read_settings(app.config, f"sqlite:///{database}")
    if settings.database_url.endswith(str(database)):
        database.parent.mkdir(parents=True, exist_ok=True)
    services = PerProcess(partial(open_services, settings))
    app.extensions["reference_app"] = services
    register(app)
    return app
