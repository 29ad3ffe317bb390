"""SQLite in memory: each thread has a database of its own

The main thread made the table. The job's thread gets a new connection,
and with it a new, empty database. `check_same_thread` is no help.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from traceback import format_exception_only

from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

engine = create_engine(
    "sqlite://", connect_args={"check_same_thread": False}
)


def make_table() -> None:
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS item"))
        connection.execute(text("CREATE TABLE item (sku TEXT)"))
        connection.execute(text("INSERT INTO item VALUES ('mug-01')"))


def read() -> str | None:
    with engine.connect() as connection:
        return connection.scalar(text("SELECT sku FROM item"))


def main() -> None:
    make_table()
    print(f"main thread: {read()}")
    with ThreadPoolExecutor(1, "job") as pool:
        reading = pool.submit(read)
        try:
            print(f"job: {reading.result(timeout=10)}")
        except OperationalError as error:
            message = "".join(format_exception_only(error))
            print(message.splitlines()[0])
    print(f"pool of connections: {type(engine.pool).__name__}")
    engine.dispose()


if __name__ == "__main__":
    main()
