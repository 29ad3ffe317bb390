"""Which rows can still be read after their session has closed

What has been loaded is kept until a commit. Nobody tells it of changes.

rule: exact
"""

from sqlalchemy import create_engine, orm, select, text

engine = create_engine("sqlite:///shop.db")


class Base(orm.DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"
    sku: orm.Mapped[str] = orm.mapped_column(primary_key=True)
    quantity: orm.Mapped[int]


def load(commit: bool, expire: bool = True) -> Item:
    with orm.Session(engine, expire_on_commit=expire) as session:
        item = session.scalars(select(Item)).one()
        if commit:
            session.commit()
        return item


def read(item: Item) -> str:
    try:
        return f"{item.quantity} mugs"
    except orm.exc.DetachedInstanceError as error:
        return type(error).__name__


def main() -> None:
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    with orm.Session(engine) as session, session.begin():
        session.add(Item(sku="mug-01", quantity=12))
    rows = [load(False), load(True), load(True, expire=False)]
    with engine.begin() as connection:
        connection.execute(text("UPDATE item SET quantity = 0"))
    print(f"no commit: {read(rows[0])}")
    print(f"commit: {read(rows[1])}")
    print(f"expire_on_commit=False: {read(rows[2])}")
    print(f"in the database: {load(False).quantity} mugs")
    engine.dispose()


if __name__ == "__main__":
    main()
