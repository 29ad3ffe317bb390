"""Two threads use one Session, and bob comes in while it connects

rule: exact
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, current_thread
from traceback import format_exception_only

from sqlalchemy import create_engine, event, exc, orm, text

engine = create_engine("sqlite:///stock.db")
session = orm.Session(engine)
connecting, bob_has_tried = Event(), Event()


@event.listens_for(engine, "checkout")
def connect_slowly(*_: object) -> None:
    if current_thread().name == "alice_0":
        connecting.set()
        assert bob_has_tried.wait(timeout=10)


def read(session: orm.Session) -> str:
    return f"{session.scalar(text('SELECT 12'))} in stock"


def leave(session: orm.Session) -> str:
    session.close()
    return "closed"


def attempt(use: Callable[[orm.Session], str]) -> str:
    try:
        return use(session)
    except exc.InvalidRequestError as error:
        message = "".join(format_exception_only(error))
        return message.partition(" (Background")[0]


def main() -> None:
    with (
        ThreadPoolExecutor(1, "alice") as alice,
        ThreadPoolExecutor(1, "bob") as bob,
    ):
        first = alice.submit(attempt, read)
        assert connecting.wait(timeout=10)
        for use in (read, leave):
            print(f"bob: {bob.submit(attempt, use).result(timeout=10)}")
        bob_has_tried.set()
        print(f"alice: {first.result(timeout=10)}")
    session.close()
    engine.dispose()


if __name__ == "__main__":
    main()
