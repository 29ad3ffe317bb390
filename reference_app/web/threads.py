"""GET /debug/threads: where each thread of this process is."""

from hmac import compare_digest
from os import getpid
from typing import Any

from flask import Blueprint, abort, request

from reference_app.serving.stacks import thread_stacks
from reference_app.web.current import settings
from reference_app.web.problems import problem

blueprint = Blueprint("threads", __name__)


def carries(token: str) -> bool:
    """Tell whether the request has this token.

    :param token: expected in `Authorization: Bearer ...`.
    """
    given = request.headers.get("Authorization", "")
    return compare_digest(given.encode(), f"Bearer {token}".encode())


@blueprint.get("/debug/threads")
def threads() -> dict[str, Any]:
    """Answer who knows the token; without one in the settings, nobody.

    A stack shows file names and what the app is busy with.
    """
    token = settings().debug_token
    if token is None:
        abort(404)
    if not carries(token):
        detail = "Send the token that REFERENCE_APP_DEBUG_TOKEN holds."
        abort(problem(401, detail, WWW_Authenticate="Bearer"))
    return {"process": getpid(), "threads": thread_stacks()}
