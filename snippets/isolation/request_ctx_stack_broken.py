"""Flask has no _request_ctx_stack since 3.0

Flask 2.3 still has the name, and warns. Code that goes on with None
fails later, with an error that no longer names the cause.

rule: exact
"""

import warnings
from typing import Any

from flask import Flask

app = Flask(__name__)


def old_stack() -> Any:
    try:
        from flask import _request_ctx_stack as stack
    except (ImportError, DeprecationWarning) as error:
        # Without the path of the file that follows in brackets.
        text = str(error).partition(" (")[0]
        print(f"{type(error).__name__}: {text}")
        stack = None
    return stack


@app.get("/stock/<sku>")
def stock(sku: str) -> str:
    return f"{old_stack().top.request.path} asks for {sku}"


def main() -> None:
    app.testing = True
    warnings.simplefilter("error")
    try:
        print(app.test_client().get("/stock/tea-250").text)
    except AttributeError as error:
        print(f"AttributeError: {error}")


if __name__ == "__main__":
    main()
