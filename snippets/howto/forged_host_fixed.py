"""The link in a mail has the host of your settings

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask

from reference_app.carrying.links import link

app = Flask("shop")
app.config["SITE"] = "https://shop.example"
pool = ThreadPoolExecutor(1, "mail")


@app.get("/password/<code>")
def new_password(code: str) -> str:
    return f"new password with {code}"


def letter(address: str, url: str) -> str:
    return f"To {address}: {url}"


@app.post("/forgot/<address>")
def forgot(address: str) -> str:
    url = link(app, app.config["SITE"], "new_password", code="4711")
    job = pool.submit(letter, address, url)
    return job.result(timeout=10)


def main() -> None:
    client = app.test_client()
    headers = {"Host": "evil.example"}
    print(client.post("/forgot/alice", headers=headers).text)
    print(client.get("/password/4711").text)


if __name__ == "__main__":
    main()
