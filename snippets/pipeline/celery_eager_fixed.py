"""An eager task uses the context, and the session, of its caller

rule: exact
"""

from celery import Celery, Task
from flask import Flask, has_app_context
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import NullPool, orm

app = Flask("shop")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
db = SQLAlchemy(app, engine_options={"poolclass": NullPool})


class Order(db.Model):
    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    state: orm.Mapped[str] = orm.mapped_column(default="new")


class AppTask(Task):
    def __call__(self, *args: object, **names: object) -> object:
        if has_app_context():  # eager, in a test or a view
            return self.run(*args, **names)
        with app.app_context():
            return self.run(*args, **names)


celery = Celery("shop", task_cls=AppTask)
celery.conf.task_always_eager = True


@celery.task
def ship(order_id: int) -> str:
    order = db.session.get_one(Order, order_id)
    was, order.state = order.state, "shipped"
    db.session.commit()
    return f"{was}, then {order.state}"


def main() -> None:
    with app.app_context():  # a test's fixture
        db.create_all()
        order = Order()
        db.session.add(order)
        db.session.commit()
        print(f"the task: {ship.delay(order.id).get()}")
        print(f"the test: {order.state}")
    print(f"again, without a context: {ship.delay(1).get()}")


if __name__ == "__main__":
    main()
