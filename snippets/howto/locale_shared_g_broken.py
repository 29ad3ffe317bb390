"""Two jobs share one `g`, and each gets the other's language

`force_locale` keeps the language on `g`; `copy_context()` shares it.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from threading import Event

from flask import Flask
from flask_babel import Babel, force_locale, format_decimal

app = Flask("shop")
babel = Babel(app)
pool = ThreadPoolExecutor(2, "mail")


def letter(locale: str, inside: Event, go_on: Event) -> str:
    with force_locale(locale):
        inside.set()
        late = "" if go_on.wait(timeout=10) else " (too late)"
        return f"{locale}: {format_decimal(1234.5)}{late}"


@app.get("/")
def order() -> list[str]:
    en_in, de_in, en_ended = Event(), Event(), Event()
    copy = copy_context
    en = pool.submit(copy().run, letter, "en", en_in, de_in)
    together = en_in.wait(timeout=10)
    de = pool.submit(copy().run, letter, "de", de_in, en_ended)
    en.add_done_callback(lambda _: en_ended.set())
    return [f"two jobs: {together}", en.result(), de.result()]


def main() -> None:
    print("\n".join(app.test_client().get("/").get_json()))


if __name__ == "__main__":
    main()
