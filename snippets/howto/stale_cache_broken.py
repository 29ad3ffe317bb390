"""Each worker keeps its own cache: one price changes, one stays

rule: exact
"""

prices = {"mug-01": 12}  # stands for the database


class Worker:
    """Stands for a process: what it keeps, only it can see."""

    def __init__(self) -> None:
        self.cache = {}

    def price(self, sku: str) -> int:
        if sku not in self.cache:
            self.cache[sku] = prices[sku]
        return self.cache[sku]

    def change(self, sku: str, price: int) -> None:
        prices[sku] = price
        self.cache.pop(sku, None)


def main() -> None:
    workers = [Worker(), Worker()]
    print(f"before: {[worker.price('mug-01') for worker in workers]}")
    workers[0].change("mug-01", 9)
    print(f"after: {[worker.price('mug-01') for worker in workers]}")


if __name__ == "__main__":
    main()
