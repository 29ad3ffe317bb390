"""Each worker keeps its own cache: one price changes, one stays

rule: exact
"""

prices = {"mug-01": 12}  # stands for the database
reads: list[str] = []


def read(sku: str) -> int:
    reads.append(sku)
    return prices[sku]


class Worker:
    """Stands for a process: what it keeps, only it can see."""

    def __init__(self) -> None:
        self.cache = {}

    def price(self, sku: str) -> int:
        if sku not in self.cache:
            self.cache[sku] = read(sku)
        return self.cache[sku]

    def change(self, sku: str, price: int) -> None:
        prices[sku] = price
        self.cache.pop(sku, None)


def main() -> None:
    workers = [Worker(), Worker()]
    print(f"before: {[worker.price('mug-01') for worker in workers]}")
    workers[0].change("mug-01", 9)
    print(f"after: {[worker.price('mug-01') for worker in workers]}")
    print(f"reads of the database: {len(reads)}")


if __name__ == "__main__":
    main()
