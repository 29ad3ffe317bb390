"""Two of twenty pages fail: the error names both

One supplier call breaks off, one does not answer by the deadline.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from reference_app.contexts.inventory import (
    InventoryError,
    gather_inventory,
)

gave_up = Event()


def fetch_page(page: int) -> int:
    if page == 7:
        raise ConnectionError("the supplier closed the connection")
    if page == 13:
        gave_up.wait(timeout=30)
    return page


def main() -> None:
    with ThreadPoolExecutor(20, "call") as pool:
        try:
            gather_inventory(fetch_page, range(1, 21), pool, timeout=1)
        except InventoryError as error:
            print("\n".join(str(error).split("; ")))
        gave_up.set()


if __name__ == "__main__":
    main()
