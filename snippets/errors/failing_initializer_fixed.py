"""The job connects: what fails is that job, and not the pool

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from traceback import format_exception_only

supplier_is_up = Event()


def connect() -> dict[str, int]:
    if not supplier_is_up.is_set():
        raise ConnectionError("the supplier is down")
    return {"tea": 12}


pool = ThreadPoolExecutor(2, "supplier")


def show(sku: str) -> None:
    try:
        told = pool.submit(lambda: f"{sku}: {connect()[sku]}")
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
