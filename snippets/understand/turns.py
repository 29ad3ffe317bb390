"""Two threads that compute take turns, and neither one waits or asks

Each goes on only once the other has made the same step. They never
give way: the interpreter takes the turn from them.

rule: exact
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

STEPS = 3
reached = {"A": 0, "B": 0}
limit = monotonic() + 10


def compute(me: str, other: str) -> int:
    for step in range(1, STEPS + 1):
        reached[me] = step
        while reached[other] < step:
            assert monotonic() < limit, f"{other} never had a turn"
    return reached[me]


def main() -> None:
    with ThreadPoolExecutor(2, "computing") as pool:
        a = pool.submit(compute, "A", "B")
        b = pool.submit(compute, "B", "A")
    print(f"steps: A {a.result()}, B {b.result()}")
    milliseconds = sys.getswitchinterval() * 1000
    print(f"a turn may be taken after: {milliseconds:.0f} ms")


if __name__ == "__main__":
    main()
