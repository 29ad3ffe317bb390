"""One thread owns the browser, and the requests ask it

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


owner = ThreadPoolExecutor(1, "browser")  # a thread and its queue
browser = owner.submit(Browser).result(timeout=10)


@app.get("/title")
def title() -> str:
    return owner.submit(browser.title).result(timeout=10)


def get() -> str:
    return app.test_client().get("/title").text


def main() -> None:
    with ThreadPoolExecutor(1, "request") as requests:
        print(requests.submit(get).result(timeout=10))


if __name__ == "__main__":
    main()
