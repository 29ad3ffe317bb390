"""The job gets values; the upload stays with the view

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from flask import Flask, request

app = Flask("shop")
pool = ThreadPoolExecutor(1, "audit")


def audit(path: str, user: str) -> str:
    return f"audit: {path} by {user}"


@app.post("/stock")
def upload() -> str:
    job = pool.submit(audit, request.path, request.form["user"])
    print(job.result(timeout=10))
    return f"lines: {len(request.files['csv'].readlines())}"


def main() -> None:
    app.testing = True  # an error in the view reaches this program
    csv = (BytesIO(b"tea-250,12\nmug-01,3\n"), "stock.csv")
    form = {"user": "alice", "csv": csv}
    try:
        print(app.test_client().post("/stock", data=form).text)
    except ValueError as error:
        print(f"ValueError: {error}")


if __name__ == "__main__":
    main()
