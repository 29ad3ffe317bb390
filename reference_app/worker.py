"""The Celery worker: ``celery --app reference_app.worker worker``.

Set REFERENCE_APP_BROKER_URL and REFERENCE_APP_DATABASE_URL as for the app.
"""

import logging
from functools import partial

from celery import Task
from flask import current_app
from sqlalchemy.exc import SQLAlchemyError

from reference_app import create_app
from reference_app.broker import SETTLE, connect
from reference_app.per_process import PerProcess
from reference_app.services import Settler, open_settler

flask_app = create_app({"COMPARE": "celery"})
# Celery's own handler of the root logger would print each line once more.
logging.getLogger("reference_app").propagate = False
_settings = flask_app.extensions["reference_app.settings"]
flask_app.extensions["reference_app.settler"] = PerProcess(
    partial(open_settler, _settings)
)
celery = connect(_settings.broker_url)


class TaskInApp(Task):  # type: ignore[misc]  # Celery has no type hints
    """Runs in a context of the app, as a view does."""

    def __call__(self, *args: object) -> object:
        with flask_app.app_context():
            return self.run(*args)


@celery.task(  # type: ignore[untyped-decorator]  # Celery has no type hints
    base=TaskInApp,
    name=SETTLE,
    autoretry_for=(SQLAlchemyError, TimeoutError),
    retry_backoff=True,
    retry_kwargs={"max_retries": None},
)
def settle(sku: str) -> None:
    """Compare what the inbox holds of a sku; twice is as good as once."""
    settler: PerProcess[Settler] = current_app.extensions["reference_app.settler"]
    settler.get().settle(sku)
