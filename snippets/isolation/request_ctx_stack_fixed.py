"""The proxy request is all that most code needs of the stack

rule: exact
"""

from flask import Flask, request

app = Flask(__name__)


@app.get("/stock/<sku>")
def stock(sku: str) -> str:
    return f"{request.path} asks for {sku}"


def main() -> None:
    app.testing = True
    print(app.test_client().get("/stock/tea-250").text)


if __name__ == "__main__":
    main()
