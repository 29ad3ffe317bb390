"""Give the connection back before the wait

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from traceback import format_exception_only

from sqlalchemy import create_engine, exc, orm, text

engine = create_engine("sqlite:///stock.db", pool_timeout=0.1)
Session = orm.sessionmaker(engine)
all_asked, answered = Barrier(16), Event()


def read(session: orm.Session) -> int | None:
    return session.scalar(text("SELECT 12"))


def ask_supplier() -> int:
    all_asked.wait(timeout=10)
    assert answered.wait(timeout=10)
    return 11


def compare() -> bool:
    with Session() as session:
        known = read(session)
    return known != ask_supplier()


def view() -> str:
    try:
        with Session() as session:
            return f"quantity: {read(session)}"
    except exc.TimeoutError as error:
        message = "".join(format_exception_only(error))
        return message.partition(" (Background")[0]


def main() -> None:
    with ThreadPoolExecutor(15, "comparing") as pool:
        jobs = [pool.submit(compare) for _ in range(15)]
        all_asked.wait(timeout=10)
        print(f"connections in use: {engine.pool.checkedout()}")
        print(view())
        answered.set()
    print(f"changed since: {sum(job.result() for job in jobs)}")
    engine.dispose()


if __name__ == "__main__":
    main()
