"""Bob uses the session while alice's commit is under way

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

from sqlalchemy import create_engine, event, exc, orm, text

engine = create_engine("sqlite:///stock.db")
session = orm.Session(engine)
committing, bob_has_tried = Event(), Event()


@event.listens_for(engine, "commit")
def commit_slowly(_: Any) -> None:
    committing.set()
    assert bob_has_tried.wait(timeout=10)


def commit() -> str:
    session.execute(text("SELECT 12"))
    session.commit()
    return "committed"


def main() -> None:
    with ThreadPoolExecutor(1, "alice") as alice:
        first = alice.submit(commit)
        assert committing.wait(timeout=10)
        try:
            session.execute(text("SELECT 12"))
        except exc.InvalidRequestError as error:
            print(f"bob: {error}")
        bob_has_tried.set()
        print(f"alice: {first.result(timeout=10)}")
    engine.dispose()


if __name__ == "__main__":
    main()
