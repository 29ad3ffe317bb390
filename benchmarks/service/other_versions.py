"""The same endpoint without the pipeline, to measure it against.

Both use the app's own parts, so that only the order of the steps differs.
"""

import os
from collections.abc import Callable
from threading import Thread
from typing import Any

from flask import Flask

from reference_app.pipeline.database import Sessions, Version, open_database, writing
from reference_app.pipeline.observation import Known, Observation
from reference_app.pipeline.retrieve import RetrieveFromDB
from reference_app.pipeline.third_party import ThirdParty, supplier_client

TIMEOUT = 10  # seconds
Read = Callable[[str], tuple[Observation, Known | None]]


def sequential() -> Flask:
    """Ask the third party, then read from the database, then compare, then answer."""
    third_party, sessions = _open()
    retrieve = RetrieveFromDB(sessions)
    return _app(lambda sku: (third_party(sku), retrieve(sku)), sessions)


def joined() -> Flask:
    """Read both in two threads, and join both before the answer."""
    third_party, sessions = _open()
    retrieve = RetrieveFromDB(sessions)

    def read(sku: str) -> tuple[Observation, Known | None]:
        found: dict[str, Any] = {}
        threads = [
            Thread(target=lambda: found.update(seen=third_party(sku))),
            Thread(target=lambda: found.update(known=retrieve(sku))),
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return found["seen"], found["known"]

    return _app(read, sessions)


def _open() -> tuple[ThirdParty, Sessions]:
    client = supplier_client(os.environ["REFERENCE_APP_SUPPLIER_URL"], TIMEOUT)
    return ThirdParty(client), open_database(os.environ["REFERENCE_APP_DATABASE_URL"])


def _app(read: Read, sessions: Sessions) -> Flask:
    app = Flask(__name__)

    @app.get("/api/stock/<sku>")
    def stock(sku: str) -> dict[str, Any]:
        seen, known = read(sku)
        _compare(seen, known, sessions)
        observed_at = seen.observed_at.isoformat()
        return {"sku": sku, "quantity": seen.quantity, "observed_at": observed_at}

    @app.get("/healthz")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    return app


def _compare(seen: Observation, known: Known | None, sessions: Sessions) -> None:
    if known is None or known.quantity != seen.quantity:
        number = known.version + 1 if known else 1
        with writing(sessions) as session:
            session.add(Version(version=number, **vars(seen)))
