"""Opened in one thread, and a request uses it in another

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

import greenlet
from flask import Flask

app = Flask("shop")
app.testing = True  # exceptions reach us


class Browser:
    """Works as Playwright's does: each call switches to a greenlet."""

    def __init__(self) -> None:
        self.driver = greenlet.greenlet(self.drive)

    def title(self) -> str:
        return self.driver.switch()

    def drive(self) -> None:
        while True:
            self.driver.parent.switch("Tea and mugs")


browser = Browser()


@app.get("/title")
def title() -> str:
    return browser.title()


def get() -> str:
    return app.test_client().get("/title").text


def main() -> None:
    with ThreadPoolExecutor(1, "request") as requests:
        try:
            print(requests.submit(get).result(timeout=10))
        except greenlet.error as error:
            print(f"greenlet.error: {str(error).splitlines()[0]}")


if __name__ == "__main__":
    main()
