"""Let a view compute in other processes

The thread of the view waits, and leaves its core to the others. What
goes to a process and back is copied: values, no `request`, no `g`.

rule: exact
"""

import os
from concurrent.futures import Executor

from flask import Flask

from reference_app.start.processes import cpu_pool


def is_prime(number: int) -> bool:
    divisors = range(2, int(number**0.5) + 1)
    return number > 1 and all(number % each for each in divisors)


def count_primes(numbers: range) -> tuple[int, int]:
    return sum(map(is_prime, numbers)), os.getpid()


def make_app(pool: Executor) -> Flask:
    app = Flask("primes")

    @app.get("/primes/<int:below>")
    def primes(below: int) -> dict[str, object]:
        parts = [range(start, below, 4) for start in range(4)]
        found = list(pool.map(count_primes, parts, timeout=30))
        computed_by = {process for _, process in found}
        return {
            "primes": sum(count for count, _ in found),
            "computed_here": os.getpid() in computed_by,
        }

    return app


def main() -> None:
    with cpu_pool(processes=2) as pool:
        client = make_app(pool).test_client()
        for below in (100, 10_000):
            answer = client.get(f"/primes/{below}").json
            print(f"below {below}: {answer}")


if __name__ == "__main__":
    main()
