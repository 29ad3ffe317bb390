"""A loop over a dict fails when another thread adds a key

rule: exact
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

Stock = dict[str, int]


def total(stock: Stock, visit: Callable[[str], object]) -> int:
    """Add up a stock that other threads may change."""
    quantity = 0
    for sku, count in stock.items():
        visit(sku)
        quantity += count
    return quantity


stock = {"tea-250": 12, "cup-03": 7}
delivery = ThreadPoolExecutor(1, "delivery")


def receive(sku: str) -> None:
    stock[sku] = 40


def visit(sku: str) -> None:
    # Another thread adds a sku while the loop is under way.
    delivery.submit(receive, f"new-{sku}").result(timeout=10)


def main() -> None:
    try:
        total(stock, visit)
    except RuntimeError as error:
        print(f"RuntimeError: {error}")
    print(f"skus now: {len(stock)}")


if __name__ == "__main__":
    main()
