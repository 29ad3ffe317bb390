"""A Local: each of two threads has its own user

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from reference_app.isolation.current import current


def log_in(user: str) -> None:
    current.user = user


def serve() -> str:
    return f"serves {current.user}"


def main() -> None:
    with (
        ThreadPoolExecutor(1, "A") as a,
        ThreadPoolExecutor(1, "B") as b,
    ):
        a.submit(log_in, "alice").result(timeout=10)
        b.submit(log_in, "bob").result(timeout=10)
        print(f"alice's thread {a.submit(serve).result(timeout=10)}")
        print(f"bob's thread {b.submit(serve).result(timeout=10)}")


if __name__ == "__main__":
    main()
