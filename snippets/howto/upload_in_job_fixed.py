"""The view saves the upload, and the job gets its path

rule: exact
"""

from concurrent.futures import Future, ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from flask import Flask, request

from reference_app.carrying.uploads import keep

app = Flask("shop")
pool = ThreadPoolExecutor(1, "import")
answer_left = Event()
jobs: list[Future[str]] = []


def import_stock(csv: Path) -> str:
    when = "after" if answer_left.wait(timeout=10) else "before"
    lines = csv.read_text().splitlines()
    csv.unlink()
    return f"{when} the answer: {len(lines)} lines"


@app.post("/stock")
def upload() -> str:
    path = keep(request.files["csv"], app.config["UPLOADS"])
    jobs.append(pool.submit(import_stock, path))
    return "accepted"


def main() -> None:
    form = {"csv": (BytesIO(b"tea-250,12\nmug-01,3\n"), "stock.csv")}
    with TemporaryDirectory() as folder:
        app.config["UPLOADS"] = Path(folder)
        print(app.test_client().post("/stock", data=form).text)
        answer_left.set()
        print(jobs[0].result(timeout=10))


if __name__ == "__main__":
    main()
