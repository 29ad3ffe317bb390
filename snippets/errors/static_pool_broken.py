"""StaticPool: the job's read takes back what the test has written

All threads have one connection, and with it one transaction. The job
gives the connection back, which rolls back.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import StaticPool, create_engine, text

engine = create_engine(
    "sqlite://",
    poolclass=StaticPool,
    connect_args={"check_same_thread": False},
)


def count() -> int | None:
    with engine.connect() as connection:
        return connection.scalar(text("SELECT count(*) FROM item"))


def main() -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE item (sku TEXT)"))
    with ThreadPoolExecutor(1, "job") as pool:
        with engine.begin() as connection:
            insert = text("INSERT INTO item VALUES ('mug-01')")
            connection.execute(insert)
            seen = pool.submit(count).result(timeout=10)
        print(f"items that the job saw: {seen}")
        print(f"items in the end: {count()}")
    engine.dispose()


if __name__ == "__main__":
    main()
