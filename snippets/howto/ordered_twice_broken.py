"""The order came in, its answer was lost, and the retry orders again

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

orders: list[str] = []


class Supplier:
    """Loses its first answer on the way."""

    answers = 0

    def order(self, sku: str) -> str:
        orders.append(sku)
        self.answers += 1
        if self.answers == 1:
            raise TimeoutError("no answer")
        return "ordered"


def order(supplier: Supplier, sku: str) -> str:
    while True:
        try:
            return supplier.order(sku)
        except TimeoutError as error:
            print(f"again: {error}")


def main() -> None:
    with ThreadPoolExecutor(1, "orders") as pool:
        job = pool.submit(order, Supplier(), "tea-250")
        print(job.result(timeout=10))
    print(f"the supplier sends: {orders}")


if __name__ == "__main__":
    main()
