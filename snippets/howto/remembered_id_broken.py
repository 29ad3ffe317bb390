"""A job sets the id, and the thread's next job is logged under it

The second job was brought by a clock: it belongs to no request.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from threading import current_thread

request_id: ContextVar[str] = ContextVar("request_id", default="-")


def line(text: str) -> str:
    return f"[{request_id.get()}] {current_thread().name}: {text}"


def send_mail(its_id: str, address: str) -> str:
    request_id.set(its_id)
    return line(f"mail to {address}")


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
