"""Take plain values out of the session

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import create_engine, orm, select
from sqlalchemy.exc import SQLAlchemyError

engine = create_engine("sqlite:///stock.db")
Session = orm.sessionmaker(engine)


class Base(orm.DeclarativeBase):
    pass


class Version(Base):
    __tablename__ = "versions"
    number: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    quantity: orm.Mapped[int]


def retrieve() -> int:
    with Session.begin() as session:
        return session.scalars(select(Version)).one().quantity


def main() -> None:
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    with Session.begin() as session:
        session.add(Version(number=1, quantity=12))
    with ThreadPoolExecutor(1, "database") as pool:
        known = pool.submit(retrieve).result(timeout=10)
    try:
        print(f"known: {known}")
    except SQLAlchemyError as error:
        print(type(error).__name__)
    engine.dispose()


if __name__ == "__main__":
    main()
