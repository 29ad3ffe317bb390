"""A session for each application context, removed at its end

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from flask.globals import app_ctx
from sqlalchemy.orm import Session, scoped_session, sessionmaker

app = Flask("shop")
seen: list[Session] = []


def scope() -> int:
    return id(app_ctx._get_current_object())


sessions = scoped_session(sessionmaker(), scopefunc=scope)


@app.teardown_appcontext
def end_session(_error: BaseException | None) -> None:
    sessions.remove()


@app.get("/")
def view() -> str:
    seen.append(sessions())
    return "done"


def main() -> None:
    client = app.test_client()
    with ThreadPoolExecutor(1, "worker") as worker:
        for _ in range(2):
            worker.submit(client.get, "/").result(timeout=10)
    print(f"both requests had one session: {seen[0] is seen[1]}")


if __name__ == "__main__":
    main()
