"""Hand over the value that `g` holds

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask, g

app = Flask("shop")
pool = ThreadPoolExecutor(1, "mail")


def thank(user: str) -> str:
    return f"thank you, {user}"


@app.get("/order")
def order() -> str:
    g.user = "alice"
    job = pool.submit(thank, g.user)
    return job.result(timeout=10)


def main() -> None:
    print(app.test_client().get("/order").text)


if __name__ == "__main__":
    main()
