"""A script creates the tables inside the app context

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
    with app.app_context():
        print(create_tables())


if __name__ == "__main__":
    main()
