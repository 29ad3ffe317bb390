"""Queue the read first, and hand the comparison its Future

A job waits only for what was queued before it, so some job can always
go on: one thread is enough.

rule: exact
"""

from concurrent import futures


def retrieve(sku: str) -> int:
    return {"tea-250": 12}[sku]


def compare(seen: int, reading: futures.Future[int]) -> str:
    return f"{reading.result(timeout=10)} became {seen}"


def main() -> None:
    with futures.ThreadPoolExecutor(1, "worker") as pool:
        reading = pool.submit(retrieve, "tea-250")
        comparing = pool.submit(compare, 11, reading)
        print(comparing.result(timeout=10))


if __name__ == "__main__":
    main()
