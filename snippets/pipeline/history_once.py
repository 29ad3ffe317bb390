"""Two requests see one change, and the history has it once

The key refuses a second version 2. Who comes second reads again, and
compares again.

rule: exact
"""

from concurrent.futures import Future, ThreadPoolExecutor, wait

from sqlalchemy import create_engine, orm, select
from sqlalchemy.exc import IntegrityError
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
    while seen != quantity:
        try:
            with Session(engine) as session, session.begin():
                session.add(Version(number=number + 1, quantity=seen))
            return f"version {number + 1}"
        except IntegrityError:  # another one was faster
            number, quantity = retrieve()
    return "no change"


def main() -> None:
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        session.add(Version(number=1, quantity=12))
    asked = [reads.submit(retrieve) for _ in range(2)]
    wait(asked)  # both have read before one of them inserts
    jobs = [comparisons.submit(compare, 11, each) for each in asked]
    print(sorted(job.result(timeout=10) for job in jobs))
    engine.dispose()


if __name__ == "__main__":
    main()
