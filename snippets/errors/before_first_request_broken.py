"""Flask has no before_first_request since 2.3

rule: exact
"""

from flask import Flask, current_app

ready: list[str] = []


def set_up(app: Flask) -> None:
    app.add_url_rule("/ready", view_func=lambda: ready)
    app.before_first_request(lambda: ready.append(current_app.name))


def main() -> None:
    app = Flask("shop")
    try:
        set_up(app)
    except AttributeError as error:
        print(f"AttributeError: {error}")
    print(f"ready: {app.test_client().get('/ready').json}")


if __name__ == "__main__":
    main()
