"""A dict by thread id keeps threads apart, and keeps what they leave

The two threads have ended when the last line is printed. Their users
are still in the dict.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from reference_app.isolation.by_thread import ByThreadId

current = ByThreadId()


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
    left = [room["user"] for room in current.rooms.values()]
    print(f"left behind: {', '.join(left)}")


if __name__ == "__main__":
    main()
