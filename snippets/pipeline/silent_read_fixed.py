"""Give each wait an end, and the thread is free again

rule: exact
"""

from concurrent import futures
from threading import Event

KNOWN = {"tea-250": 12, "mug-01": 3}
database_is_back = Event()


def retrieve(sku: str) -> int:
    if sku == "tea-250":
        assert database_is_back.wait(timeout=10)
    return KNOWN[sku]


def compare(seen: int, reading: futures.Future[int]) -> str:
    return f"{reading.result(timeout=0.1)} became {seen}"


def outcome(comparing: futures.Future[str]) -> str:
    try:
        return comparing.result(timeout=0.5)
    except futures.TimeoutError:
        return f"no result; ended: {comparing.done()}"


def main() -> None:
    with (
        futures.ThreadPoolExecutor(2, "database") as reads,
        futures.ThreadPoolExecutor(1, "comparing") as comparisons,
    ):
        late = reads.submit(retrieve, "tea-250")
        ready = reads.submit(retrieve, "mug-01")
        tea = comparisons.submit(compare, 11, late)
        mug = comparisons.submit(compare, 2, ready)
        print(f"tea-250: {outcome(tea)}\nmug-01: {outcome(mug)}")
        database_is_back.set()
        print(f"the late read: {late.result(timeout=5)}")


if __name__ == "__main__":
    main()
