"""A job reads the upload when the request is over: it is closed

rule: exact
"""

from concurrent.futures import Future, ThreadPoolExecutor
from io import BytesIO
from threading import Event

from flask import Flask, request
from werkzeug.datastructures import FileStorage

app = Flask("shop")
pool = ThreadPoolExecutor(1, "import")
answer_left = Event()
jobs: list[Future[str]] = []


def import_stock(csv: FileStorage) -> str:
    when = "after" if answer_left.wait(timeout=10) else "before"
    lines = csv.stream.read().splitlines()
    return f"{when} the answer: {len(lines)} lines"


@app.post("/stock")
def upload() -> str:
    jobs.append(pool.submit(import_stock, request.files["csv"]))
    return "accepted"


def main() -> None:
    form = {"csv": (BytesIO(b"tea-250,12\nmug-01,3\n"), "stock.csv")}
    print(app.test_client().post("/stock", data=form).text)
    answer_left.set()
    try:
        print(jobs[0].result(timeout=10))
    except ValueError as error:
        print(f"ValueError: {error}")


if __name__ == "__main__":
    main()
