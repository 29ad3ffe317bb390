"""`with a and b:` pushes only the second context

`and` gives its second operand. The first context is made and thrown
away: one order loses what you put in the app context, the other loses
the request.

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

    with app_context and app.test_request_context("/stock"):
        print(f"app first.     {seen()}")

    with app.test_request_context("/stock") and app_context:
        print(f"request first. {seen()}")


if __name__ == "__main__":
    main()
