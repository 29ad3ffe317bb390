"""x += 1 is several steps, and a GIL build loses none of them here

Two threads count to 100000 each, on one number, without a lock. On
CPython 3.10 to 3.14 with the GIL nothing is lost. No document promises
that. On a free-threaded build expect a loss.

rule: exact
"""

import dis
import sys
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

EACH = 100_000
shelf = SimpleNamespace(quantity=0)


def count() -> None:
    for _ in range(EACH):
        shelf.quantity += 1


def main() -> None:
    for step in dis.get_instructions("shelf.quantity += 1"):
        if step.argval == "quantity":
            print(f"one of the steps: {step.opname} {step.argval}")
    sys.setswitchinterval(1e-6)  # seconds: change threads often
    with ThreadPoolExecutor(2, "counter") as counters:
        counters.submit(count)
        counters.submit(count)
    print(f"lost: {2 * EACH - shelf.quantity} of {2 * EACH}")


if __name__ == "__main__":
    main()
