"""A function of `after_request` runs before the answer leaves

rule: exact
"""

from threading import Event

from flask import Flask, Response, after_this_request

app = Flask("shop")
answered = Event()


def send_mail() -> None:
    gone = answered.wait(timeout=0.5)
    print(f"mail sent; has the answer gone? {gone}")


@app.post("/orders")
def order() -> tuple[str, int]:
    @after_this_request
    def confirm(response: Response) -> Response:
        send_mail()
        return response

    return "accepted", 202


def main() -> None:
    print(f"answer: {app.test_client().post('/orders').text}")
    answered.set()


if __name__ == "__main__":
    main()
