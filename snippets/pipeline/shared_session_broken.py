"""Two threads share one database session; one rolls back for both

The comparison of tea-250 fails. Its rollback throws away the row that
mug-01 has not committed yet, without an error.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from sqlalchemy import create_engine, orm, select
from sqlalchemy.orm import Session

engine = create_engine("sqlite:///stock.db")
session = Session(engine)
added, rolled_back = Event(), Event()


class Base(orm.DeclarativeBase):
    pass


class Version(Base):
    __tablename__ = "versions"
    sku: orm.Mapped[str] = orm.mapped_column(primary_key=True)


def record() -> None:
    session.add(Version(sku="mug-01"))
    added.set()
    assert rolled_back.wait(timeout=10)
    session.commit()


def fail() -> None:
    assert added.wait(timeout=10)
    session.rollback()
    rolled_back.set()


def main() -> None:
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    with ThreadPoolExecutor(2, "comparing") as pool:
        list(pool.map(lambda job: job(), [record, fail]))
    with Session(engine) as reader:
        print(f"recorded: {reader.scalars(select(Version.sku)).all()}")
    session.close()
    engine.dispose()


if __name__ == "__main__":
    main()
