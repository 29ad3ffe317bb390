"""Errors as JSON that says what to do (RFC 9457)."""

from http import HTTPStatus
from typing import Any

from flask import Flask, Response, current_app, json, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from reference_app.contexts.inventory import InventoryError
from reference_app.pipeline.errors import (
    BadAnswerError,
    SupplierError,
    TooManyError,
    TooSlowError,
    UnknownSkuError,
    UnreachableError,
)
from reference_app.pipeline.inbox import NotKeptError
from reference_app.web.current import metrics
from reference_app.web.reading import NotReadError

# Of the third party's faults: status, reason in the metrics, what to do.
_FAULTS = {
    UnknownSkuError: (404, "unknown_sku", "Ask for one that GET /api/inventory lists."),
    TooSlowError: (
        504,
        "too_slow",
        "Try again, or raise REFERENCE_APP_SUPPLIER_TIMEOUT.",
    ),
    UnreachableError: (
        502,
        "unreachable",
        "See that it runs, and that REFERENCE_APP_SUPPLIER_URL is its address.",
    ),
    TooManyError: (503, "too_many", "Try again after the seconds in Retry-After."),
    BadAnswerError: (
        502,
        "bad_answer",
        "Nothing was recorded. Look at what answers at REFERENCE_APP_SUPPLIER_URL.",
    ),
}
_MEANING = {
    400: 'The request cannot be read. Its body must be JSON, such as {"jobs": 100}.',
    404: "There is nothing at this address. See the routes at /.",
    405: "This address does not take that method. Use one that Allow names.",
    413: "The body is too large. Send at most 16 kB.",
    415: 'Send JSON, with the header "Content-Type: application/json".',
    500: "The app failed. Its log has the reason, under the request id.",
}


def problem(status: int, detail: str, **headers: str) -> Response:
    """Make an error answer.

    :param status: HTTP status code.
    :param detail: what happened and what to do.
    :param headers: more headers; "_" in a name becomes "-".
    """
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        "instance": request.path,
    }
    response = current_app.response_class(
        json.dumps(body), status, mimetype="application/problem+json"
    )
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response


def answer_errors_with_problems(app: Flask) -> None:
    """Turn what a view raises into problems."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(SupplierError, _supplier)
    app.register_error_handler(TooManyError, _too_many)
    app.register_error_handler(InventoryError, _inventory)
    app.register_error_handler(NotKeptError, _not_kept)
    app.register_error_handler(SQLAlchemyError, _database)
    app.register_error_handler(NotReadError, _database)


def _http(error: HTTPException) -> Response | HTTPException:
    if not request.path.startswith(("/api/", "/healthz")):
        return error
    code = error.code or 500
    headers = dict(error.get_headers())
    headers.pop("Content-Type")
    return problem(code, _MEANING.get(code, str(error.description)), **headers)


def _supplier(error: SupplierError) -> Response:
    status, reason, remedy = _FAULTS[type(error)]
    metrics().failed(reason)
    current_app.logger.warning("third party, %s: %s", reason, error)
    return problem(status, f"Third party: {error}. {remedy}")


def _too_many(error: TooManyError) -> Response:
    answer = _supplier(error)
    answer.headers["Retry-After"] = str(error.retry_after)
    return answer


def _inventory(error: InventoryError) -> Response:
    metrics().failed("inventory")
    return problem(502, f"Not every page of the inventory came: {error}. Try again.")


def _not_kept(error: NotKeptError) -> Response:
    metrics().failed("not_kept")
    current_app.logger.error("nothing was answered", exc_info=error)
    return problem(
        503,
        f"Nothing was answered: {error}. Try again later; if that stays, look at the"
        " database.",
        Retry_After="1",
    )


def _database(error: SQLAlchemyError | NotReadError) -> Response:
    metrics().failed("database")
    current_app.logger.error("the database failed", exc_info=error)
    reason = str(error).partition("\n")[0]
    return problem(
        503,
        f"The database failed: {reason}. See that it runs, and that"
        " REFERENCE_APP_DATABASE_URL is its address.",
        Retry_After="1",
    )
