"""A context pushed where it is needed, and only as long

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask, current_app, g

from reference_app.contexts.handover import in_app

app = Flask("shop")


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
        job = pool.submit(in_app, app, name_of_app)
        print(f"in a thread: {job.result(timeout=10)}")


if __name__ == "__main__":
    main()
