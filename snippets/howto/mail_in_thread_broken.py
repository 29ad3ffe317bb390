"""A thread sends a mail, and Flask-Mail finds no app there

rule: exact
"""

from concurrent.futures import Future, ThreadPoolExecutor

from flask import Flask
from flask_mail import Mail, Message

app = Flask("shop")
app.config["TESTING"] = True  # nothing leaves this machine
app.config["MAIL_DEFAULT_SENDER"] = "orders@shop.example"
mail = Mail(app)
pool = ThreadPoolExecutor(1, "mail")
jobs: list[Future[None]] = []


@app.post("/orders/<user>")
def order(user: str) -> str:
    to = [f"{user}@shop.example"]
    message = Message("Your order", to, f"12 pieces for {user}")
    jobs.append(pool.submit(mail.send, message))
    return "ordered"


def main() -> None:
    with mail.record_messages() as outbox:
        print(app.test_client().post("/orders/alice").text)
        error = jobs[0].exception(timeout=10)
    print(f"error: {str(error).splitlines()[0]}")
    print(f"mails: {[sent.body for sent in outbox]}")


if __name__ == "__main__":
    main()
