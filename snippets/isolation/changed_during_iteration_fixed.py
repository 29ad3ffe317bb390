"""Loop over a copy: other threads may change the dict meanwhile

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from reference_app.isolation.totals import total

stock = {"tea-250": 12, "cup-03": 7}
delivery = ThreadPoolExecutor(1, "delivery")


def receive(sku: str) -> None:
    stock[sku] = 40


def visit(sku: str) -> None:
    # Another thread adds a sku while the loop is under way.
    delivery.submit(receive, f"new-{sku}").result(timeout=10)


def main() -> None:
    print(f"counted: {total(stock, visit)}")
    print(f"skus now: {len(stock)}")


if __name__ == "__main__":
    main()
