"""An app from a factory, and Celery tasks that use its database

The broker is in memory and the worker a thread, so that this runs
without a server. In earnest each is a process.

rule: exact
"""

from pathlib import Path

from celery import Celery, Task, shared_task
from celery.contrib.testing.worker import start_worker
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


db = SQLAlchemy(model_class=Base)


class Order(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(default="new")


@shared_task
def ship(order_id: int) -> str:
    order = db.session.get_one(Order, order_id)
    order.state = "shipped"
    db.session.commit()
    return f"order {order.id}: {order.state}"


def create_celery(app: Flask) -> Celery:
    class AppTask(Task):
        def __call__(self, *args: object, **names: object) -> object:
            with app.app_context():
                return self.run(*args, **names)

    celery = Celery(app.name, task_cls=AppTask)
    celery.config_from_object(app.config["CELERY"])
    celery.set_default()  # `shared_task` finds it
    return celery


def create_app() -> Flask:
    app = Flask("shop")
    app.config["SQLALCHEMY_DATABASE_URI"] = (
        f"sqlite:///{Path('shop.db').absolute()}"
    )
    app.config["CELERY"] = {
        "broker_url": "memory://",
        "broker_transport_options": {"polling_interval": 0.05},
        "result_backend": "cache+memory://",
    }
    db.init_app(app)
    app.extensions["celery"] = create_celery(app)

    @app.post("/orders")
    def place() -> tuple[dict[str, str], int]:
        order = Order()
        db.session.add(order)
        db.session.commit()  # before the worker looks for it
        return {"task": ship.delay(order.id).id}, 202

    return app


def main() -> None:
    app = create_app()
    with app.app_context():
        db.create_all()
    placed = app.test_client().post("/orders")
    print(f"answered: {placed.status_code}")
    celery = app.extensions["celery"]
    with start_worker(celery, perform_ping_check=False):
        task = celery.AsyncResult(placed.json["task"])
        print(task.get(timeout=10, interval=0.05))
        celery.control.shutdown()
    Path("shop.db").unlink()


if __name__ == "__main__":
    main()
