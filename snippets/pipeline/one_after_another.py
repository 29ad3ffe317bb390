"""The plain version: every step waits for the one before

The user waits for the third party, for the database and for the
comparison, though the answer needs the first alone.

rule: times rounded
"""

from threading import Event
from time import perf_counter


def wait_for_network(seconds: float) -> None:
    Event().wait(seconds)


def third_party(sku: str) -> int:
    wait_for_network(0.1)
    return {"tea-250": 11}[sku]


def retrieve_from_db(sku: str) -> int:
    wait_for_network(0.1)
    return {"tea-250": 12}[sku]


def compare(seen: int, known: int) -> str:
    wait_for_network(0.05)
    return f"{known} became {seen}"


def answer(sku: str) -> int:
    seen = third_party(sku)
    known = retrieve_from_db(sku)
    print(compare(seen, known))
    return seen


def main() -> None:
    start = perf_counter()
    quantity = answer("tea-250")
    print(f"answer: {quantity} after {perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
