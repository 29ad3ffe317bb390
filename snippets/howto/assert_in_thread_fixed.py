"""The Future brings the assertion's error back into the test

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor


def take(stock: dict[str, int], sku: str) -> int:
    return stock[sku]  # a mistake: it takes nothing


def check() -> None:
    left = take({"tea-250": 12}, "tea-250")
    assert left == 11, f"{left} are left"


def test_take() -> None:
    with ThreadPoolExecutor(1, "check") as pool:
        pool.submit(check).result(timeout=10)


def main() -> None:
    try:
        test_take()
    except AssertionError as error:
        print(f"failed: {error}")
    else:
        print("passed")


if __name__ == "__main__":
    main()
