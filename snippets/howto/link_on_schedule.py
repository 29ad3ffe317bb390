"""A link from a job that no request brought: three ways

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask, url_for

from reference_app.carrying.links import link
from reference_app.contexts.handover import in_app

app = Flask("shop")


@app.get("/orders/<int:number>")
def order(number: int) -> str:
    return f"order {number}"


def configured() -> str:
    return url_for("order", number=7)  # external: there is no request


def main() -> None:
    print(link(app, "https://shop.example", "order", number=7))
    with app.test_request_context(base_url="https://shop.example"):
        print(url_for("order", number=7, _external=True))
    app.config["SERVER_NAME"] = "shop.example"
    app.config["PREFERRED_URL_SCHEME"] = "https"
    with ThreadPoolExecutor(1, "schedule") as pool:
        print(pool.submit(in_app, app, configured).result(timeout=10))
    url = "https://shop.example/orders/7"
    print(app.test_client().get(url).text)


if __name__ == "__main__":
    main()
