"""The thread's session is removed when the request ends

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from sqlalchemy import create_engine, orm

app = Flask("shop")
engine = create_engine("sqlite:///shop.db")
scoped = orm.scoped_session(orm.sessionmaker(engine))


class Base(orm.DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"
    sku: orm.Mapped[str] = orm.mapped_column(primary_key=True)
    price: orm.Mapped[int]
    quantity: orm.Mapped[int]


@app.teardown_appcontext
def remove_session(_: BaseException | None) -> None:
    scoped.remove()


@app.post("/<field>/<int:value>")
def change(field: str, value: int) -> str:
    item = scoped.get_one(Item, "mug-01")
    setattr(item, field, value)
    if value == 0:
        return "refused"
    scoped.commit()
    return "saved"


def visit(path: str) -> str:
    return app.test_client().post(path).text


def main() -> None:
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    with orm.Session(engine) as session, session.begin():
        session.add(Item(sku="mug-01", price=12, quantity=3))
    with ThreadPoolExecutor(1, "server") as server:
        for path in ("/price/0", "/quantity/5"):
            said = server.submit(visit, path).result(timeout=10)
            print(f"{path}: {said}")
    with orm.Session(engine) as session:
        item = session.get_one(Item, "mug-01")
        print(f"price {item.price}, quantity {item.quantity}")
    engine.dispose()


if __name__ == "__main__":
    main()
