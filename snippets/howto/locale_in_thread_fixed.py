"""The view chooses the language, and the job gets its name

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from flask import Flask, request
from flask_babel import Babel, force_locale, format_date

from reference_app.contexts.handover import in_app

app = Flask("shop")
pool = ThreadPoolExecutor(1, "mail")


def language() -> str:
    return request.accept_languages.best_match(["en", "de"], "en")


babel = Babel(app, locale_selector=language)


def letter(arrives: date, locale: str) -> str:
    with force_locale(locale):
        return format_date(arrives, "long")


@app.get("/")
def order() -> str:
    work = (letter, date(2026, 3, 1), language())
    job = pool.submit(in_app, app, *work)
    return job.result(timeout=10)


def main() -> None:
    app.testing = True  # an error in the view reaches this program
    headers = {"Accept-Language": "de"}
    try:
        print(app.test_client().get("/", headers=headers).text)
    except RuntimeError as error:
        print(f"RuntimeError: {str(error).splitlines()[0]}")


if __name__ == "__main__":
    main()
