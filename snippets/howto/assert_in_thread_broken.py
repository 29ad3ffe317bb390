"""A test that passes although its assertion failed, in a thread

The thread ends with the error, and `join` says nothing of it.

rule: exact
stderr: AssertionError: 12 are left
"""

from threading import Thread


def take(stock: dict[str, int], sku: str) -> int:
    return stock[sku]  # a mistake: it takes nothing


def check() -> None:
    left = take({"tea-250": 12}, "tea-250")
    assert left == 11, f"{left} are left"


def test_take() -> None:
    thread = Thread(target=check, name="check")
    thread.start()
    thread.join(timeout=10)


def main() -> None:
    try:
        test_take()
    except AssertionError as error:
        print(f"failed: {error}")
    else:
        print("passed")


if __name__ == "__main__":
    main()
