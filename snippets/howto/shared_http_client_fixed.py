"""A client that all users share keeps no cookies

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx
from flask import Flask

app = Flask("shop")


def supplier(request: httpx.Request) -> httpx.Response:
    """Stands for a supplier that knows its customers by a cookie."""
    user = request.headers.get("Cookie", "").removeprefix("user=")
    user = user or request.url.params["user"]
    cookie = {"Set-Cookie": f"user={user}"}
    return httpx.Response(200, headers=cookie, text=f"cart of {user}")


keep_none = DefaultCookiePolicy(allowed_domains=[])
client = httpx.Client(
    base_url="https://supplier.example",
    transport=httpx.MockTransport(supplier),
    cookies=CookieJar(keep_none),
)


@app.get("/cart/<user>")
def cart(user: str) -> str:
    return client.get("/cart", params={"user": user}).text


def visit(user: str) -> str:
    return app.test_client().get(f"/cart/{user}").text


def main() -> None:
    with ThreadPoolExecutor(1, "server") as server:
        for user in ("alice", "bob"):
            answer = server.submit(visit, user).result(timeout=10)
            print(f"{user} sees the {answer}")
    client.close()


if __name__ == "__main__":
    main()
