"""Both look, both find nobody, both insert

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import NullPool, exc, orm

app = Flask("shop")
app.testing = True  # what a view raises goes on to the test
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
db = SQLAlchemy(app, engine_options={"poolclass": NullPool})
both_have_looked = Barrier(2)


class Customer(db.Model):
    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    mail: orm.Mapped[str] = orm.mapped_column(unique=True)


def find(mail: str) -> Customer | None:
    known = db.select(Customer).filter_by(mail=mail)
    return db.session.scalar(known)


@app.put("/customers/<mail>")
def customer(mail: str) -> str:
    found = find(mail)
    assert both_have_looked.wait(timeout=10) < 2
    if found is None:
        found = Customer(mail=mail)
        db.session.add(found)
        db.session.commit()
    return f"customer {found.id}"


def visit(mail: str) -> str:
    try:
        return app.test_client().put(f"/customers/{mail}").text
    except exc.IntegrityError as error:
        return f"sqlalchemy.exc.IntegrityError: {error.orig}"


def main() -> None:
    with app.app_context():
        db.drop_all()
        db.create_all()
    with ThreadPoolExecutor(2, "visitor") as visitors:
        for answer in sorted(visitors.map(visit, ["a@b.org"] * 2)):
            print(answer)


if __name__ == "__main__":
    main()
