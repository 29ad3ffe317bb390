"""A row reads through the session that loaded it, in any thread

The request has not ended yet, and the commit has emptied the row.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import NullPool, orm

app = Flask("shop")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
db = SQLAlchemy(app, engine_options={"poolclass": NullPool})


class Order(db.Model):
    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    sku: orm.Mapped[str]


def bare(order: Order) -> str:
    try:
        return order.sku
    except RuntimeError as error:
        return str(error).partition("\n")[0]


def in_context(order: Order) -> str:
    with app.app_context():
        mine = orm.object_session(order) is db.session()
        return f"{order.sku}, read by the job's session: {mine}"


@app.post("/orders")
def take_order() -> list[str]:
    order = Order(sku="mug-01")
    db.session.add(order)
    db.session.commit()
    with ThreadPoolExecutor(1, "packing") as pool:
        jobs = [
            pool.submit(Context().run, job, order)
            for job in (bare, in_context)
        ]
        return [job.result(timeout=10) for job in jobs]


def main() -> None:
    with app.app_context():
        db.create_all()
    for line in app.test_client().post("/orders").json:
        print(line)


if __name__ == "__main__":
    main()
