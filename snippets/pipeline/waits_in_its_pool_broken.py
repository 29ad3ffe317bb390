"""A job waits for another job of the same pool, which has no thread

The comparison holds the only thread while it waits for a read that
waits for a thread. With more threads it takes more requests.

rule: exact
"""

from concurrent import futures


def retrieve(sku: str) -> int:
    return {"tea-250": 12}[sku]


def compare(seen: int, pool: futures.Executor) -> str:
    reading = pool.submit(retrieve, "tea-250")
    try:
        return f"{reading.result(timeout=0.5)} became {seen}"
    except futures.TimeoutError:
        return "the read has not even begun"


def main() -> None:
    with futures.ThreadPoolExecutor(1, "worker") as pool:
        comparing = pool.submit(compare, 11, pool)
        print(comparing.result(timeout=10))


if __name__ == "__main__":
    main()
