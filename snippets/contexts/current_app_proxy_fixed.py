"""Hand over the app behind `current_app`

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask, current_app

app = Flask("shop")
pool = ThreadPoolExecutor(1, "pricing")


def price(shop: Flask, sku: str) -> str:
    return f"{sku} costs 4.20 at {shop.name}"


@app.get("/price/<sku>")
def price_view(sku: str) -> str:
    shop = current_app._get_current_object()
    job = pool.submit(price, shop, sku)
    return job.result(timeout=10)


def main() -> None:
    app.testing = True  # an error in the view reaches this program
    try:
        print(app.test_client().get("/price/tea-250").text)
    except RuntimeError as error:
        print(f"RuntimeError: {str(error).splitlines()[0]}")


if __name__ == "__main__":
    main()
