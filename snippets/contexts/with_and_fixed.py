"""`with a, b:` pushes both contexts

rule: exact
"""

from flask import Flask, g, has_request_context

app = Flask("shop")


def seen() -> str:
    currency = g.get("currency", "lost")
    return f"request: {has_request_context()}, currency: {currency}"


def main() -> None:
    app_context = app.app_context()
    app_context.g.currency = "EUR"

    with app_context, app.test_request_context("/stock"):
        print(f"app first.     {seen()}")

    with app.test_request_context("/stock"), app_context:
        print(f"request first. {seen()}")


if __name__ == "__main__":
    main()
