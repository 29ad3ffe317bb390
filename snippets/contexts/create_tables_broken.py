"""A script creates the tables, and nobody has pushed the app

The same happens to `db.create_all()` of Flask-SQLAlchemy.

rule: exact
"""

import sqlite3

from flask import Flask, current_app


def create_tables() -> str:
    database = sqlite3.connect(current_app.config["DATABASE"])
    database.execute("create table stock (sku text, quantity integer)")
    database.close()
    return "table created: stock"


def main() -> None:
    app = Flask("shop")
    app.config["DATABASE"] = ":memory:"
    try:
        print(create_tables())
    except RuntimeError as error:
        print(f"RuntimeError: {str(error).splitlines()[0]}")


if __name__ == "__main__":
    main()
