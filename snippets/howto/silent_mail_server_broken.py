"""A mail server that says nothing holds the pool's thread

The server here accepts the connection and never speaks.

rule: exact
"""

import smtplib
from concurrent.futures import ThreadPoolExecutor, wait
from email.message import EmailMessage
from socket import create_server


def send(message: EmailMessage, host: str, port: int) -> str:
    told = "sent"
    try:
        smtplib.SMTP(host, port).send_message(message)
    except OSError as error:
        told = f"not sent: {type(error).__name__}"
    return told


def main() -> None:
    message = EmailMessage()
    message["To"] = "alice@shop.example"
    server = create_server(("127.0.0.1", 0))
    with server, ThreadPoolExecutor(1, "mail") as pool:
        first = pool.submit(send, message, *server.getsockname())
        second = pool.submit(len, "another mail")
        done = wait([first, second], timeout=1).done
        print(f"of two jobs, done after a second: {len(done)}")
        server.accept()[0].close()  # or this program would not end
    print(first.result(timeout=10))


if __name__ == "__main__":
    main()
