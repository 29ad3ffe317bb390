"""One engine for all threads, a session for each unit of work

The read and the insert are two of them; plain values go between.

rule: exact
"""

from concurrent.futures import Future, ThreadPoolExecutor

from sqlalchemy import create_engine, orm, select
from sqlalchemy.orm import Session

engine = create_engine("sqlite:///stock.db")
reads = ThreadPoolExecutor(2, "database")
comparisons = ThreadPoolExecutor(2, "comparing")


class Base(orm.DeclarativeBase):
    pass


class Version(Base):
    __tablename__ = "versions"
    number: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    quantity: orm.Mapped[int]


def retrieve() -> tuple[int, int]:
    every = select(Version).order_by(Version.number.desc())
    with Session(engine) as session:
        newest = session.scalars(every.limit(1)).one()
        return newest.number, newest.quantity


def compare(seen: int, reading: Future[tuple[int, int]]) -> str:
    number, quantity = reading.result(timeout=10)
    if seen != quantity:
        with Session(engine) as session, session.begin():
            session.add(Version(number=number + 1, quantity=seen))
        return f"version {number + 1}"
    return "no change"


def main() -> None:
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        session.add(Version(number=1, quantity=12))
    for seen in [12, 11]:
        reading = reads.submit(retrieve)
        job = comparisons.submit(compare, seen, reading)
        print(f"{seen}: {job.result(timeout=10)}")
    engine.dispose()


if __name__ == "__main__":
    main()
