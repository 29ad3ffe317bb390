"""A lazy text chooses its language where it is used: in the thread

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from flask import Flask, request
from flask_babel import Babel, LazyString, format_date

from reference_app.contexts.handover import in_app

app = Flask("shop")
babel = Babel(app, locale_selector=lambda: request.args["lang"])
pool = ThreadPoolExecutor(1, "mail")


def letter(arrives: object) -> str:
    return f"12 x tea-250, {arrives}"


@app.get("/")
def order() -> str:
    arrives = LazyString(format_date, date(2026, 3, 1), "long")
    job = pool.submit(in_app, app, letter, arrives)
    return job.result(timeout=10)


def main() -> None:
    app.testing = True  # an error in the view reaches this program
    try:
        print(app.test_client().get("/?lang=de").text)
    except RuntimeError as error:
        print(f"RuntimeError: {str(error).splitlines()[0]}")


if __name__ == "__main__":
    main()
