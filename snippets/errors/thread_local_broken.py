"""A threading.local that is filled at import, in the main thread

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import current_thread, local

from flask import Flask

app = Flask("shop")

connection = local()
connection.opened_in = current_thread().name


@app.get("/stock")
def stock() -> str:
    return f"connection of {connection.opened_in}"


def ask() -> str:
    app.testing = True  # an error in the view reaches this program
    try:
        return app.test_client().get("/stock").text
    except AttributeError as error:
        return f"AttributeError: {error}"


def main() -> None:
    print(f"at import: connection of {connection.opened_in}")
    with ThreadPoolExecutor(1, "web") as web:
        print(web.submit(ask).result(timeout=10))


if __name__ == "__main__":
    main()
