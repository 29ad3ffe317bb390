"""An async view streams: the generator has its values

rule: exact
needs: asgiref
"""

from collections.abc import Iterator

from flask import Flask, Response, request

app = Flask("shop")


def lines(user: str) -> Iterator[str]:
    for sku in ("tea-250", "mug-01"):
        yield f"{user}: {sku}\n"


@app.get("/export")
async def export() -> Response:
    return Response(lines(request.args["user"]))


def main() -> None:
    answer = app.test_client().get("/export?user=alice")
    print(answer.text, end="")


if __name__ == "__main__":
    main()
