"""A copied request brings a new `g`, empty

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask, copy_current_request_context, g

app = Flask("shop")
pool = ThreadPoolExecutor(1, "mail")


def thank() -> str:
    return f"thank you, {g.get('user', 'whoever you are')}"


@app.get("/order")
def order() -> str:
    g.user = "alice"
    job = pool.submit(copy_current_request_context(thank))
    return job.result(timeout=10)


def main() -> None:
    print(app.test_client().get("/order").text)


if __name__ == "__main__":
    main()
