"""One key for all attempts: the supplier knows the order again

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from secrets import token_hex

orders: dict[str, str] = {}


class Supplier:
    """Loses its first answer on the way."""

    answers = 0

    def order(self, sku: str, key: str) -> str:
        orders.setdefault(key, sku)
        self.answers += 1
        if self.answers == 1:
            raise TimeoutError("no answer")
        return "ordered"


def order(supplier: Supplier, sku: str) -> str:
    key = token_hex(16)  # before the first attempt
    while True:
        try:
            return supplier.order(sku, key)
        except TimeoutError as error:
            print(f"again: {error}")


def main() -> None:
    with ThreadPoolExecutor(1, "orders") as pool:
        job = pool.submit(order, Supplier(), "tea-250")
        print(job.result(timeout=10))
    print(f"the supplier sends: {list(orders.values())}")


if __name__ == "__main__":
    main()
