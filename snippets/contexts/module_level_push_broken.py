"""A context pushed at import: requests share one `g`

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask, current_app, g

app = Flask("shop")
app.app_context().push()  # "so that it works everywhere"


def name_of_app() -> str:
    return current_app.name


@app.get("/")
def visit() -> str:
    g.visits = g.get("visits", 0) + 1
    return f"visits in this request: {g.visits}"


def main() -> None:
    client = app.test_client()
    for user in ("alice", "bob"):
        print(f"{user}: {client.get('/').text}")
    with ThreadPoolExecutor(1, "job") as pool:
        job = pool.submit(name_of_app)
        error = job.exception(timeout=10)
        outcome = type(error).__name__ if error else job.result()
        print(f"in a thread: {outcome}")


if __name__ == "__main__":
    main()
