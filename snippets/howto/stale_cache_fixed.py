"""One cache in Redis for all workers, and an end to each entry

rule: exact
"""

from fakeredis import FakeRedis, FakeServer

prices = {"mug-01": 12}  # stands for the database
reads: list[str] = []
server = FakeServer()


def read(sku: str) -> int:
    reads.append(sku)
    return prices[sku]


class Worker:
    """Stands for a process: what it keeps, only it can see."""

    def __init__(self) -> None:
        self.cache = FakeRedis(server=server)

    def price(self, sku: str) -> int:
        known = self.cache.get(sku)
        if known is None:
            known = read(sku)
            self.cache.set(sku, known, ex=60)  # seconds
        return int(known)

    def change(self, sku: str, price: int) -> None:
        prices[sku] = price
        self.cache.delete(sku)


def main() -> None:
    workers = [Worker(), Worker()]
    print(f"before: {[worker.price('mug-01') for worker in workers]}")
    workers[0].change("mug-01", 9)
    print(f"after: {[worker.price('mug-01') for worker in workers]}")
    print(f"reads of the database: {len(reads)}")


if __name__ == "__main__":
    main()
