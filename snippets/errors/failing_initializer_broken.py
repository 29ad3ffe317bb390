"""The supplier is down when a pool's thread starts: the pool is lost

rule: exact
stderr: ConnectionError: the supplier is down
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, local
from traceback import format_exception_only

supplier_is_up = Event()
own = local()


def connect() -> dict[str, int]:
    if not supplier_is_up.is_set():
        raise ConnectionError("the supplier is down")
    return {"tea": 12}


def open_stock() -> None:
    own.stock = connect()


pool = ThreadPoolExecutor(2, "supplier", initializer=open_stock)


def show(sku: str) -> None:
    try:
        told = pool.submit(lambda: f"{sku}: {own.stock[sku]}")
        print(told.result(timeout=10))
    except Exception as error:
        print(*format_exception_only(error), end="")


def main() -> None:
    show("tea")
    supplier_is_up.set()
    print("the supplier is up again")
    show("tea")


if __name__ == "__main__":
    main()
