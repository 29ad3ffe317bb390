"""The job takes its id away again when it ends

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from threading import current_thread

request_id: ContextVar[str] = ContextVar("request_id", default="-")


def line(text: str) -> str:
    return f"[{request_id.get()}] {current_thread().name}: {text}"


def send_mail(its_id: str, address: str) -> str:
    token = request_id.set(its_id)
    try:
        return line(f"mail to {address}")
    finally:
        request_id.reset(token)


def delete_old_orders() -> str:
    return line("deleted 3 orders of last year")


def main() -> None:
    with ThreadPoolExecutor(1, "worker") as pool:
        first = pool.submit(send_mail, "r-1", "alice@shop.example")
        second = pool.submit(delete_old_orders)
        print(first.result(timeout=10))
        print(second.result(timeout=10))


if __name__ == "__main__":
    main()
