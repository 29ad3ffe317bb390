"""A LocalProxy: one name that is another user in each thread

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from reference_app.isolation.proxy import LocalProxy
from reference_app.isolation.storage import Local

current = Local()
user: LocalProxy[str] = LocalProxy(
    current,
    "user",
    unbound_message="Nobody is logged in in this context.",
)


def log_in(name: str) -> None:
    current.user = name


def serve() -> str:
    return f"serves {user.upper()}, {len(user)} letters"


def main() -> None:
    with (
        ThreadPoolExecutor(1, "A") as a,
        ThreadPoolExecutor(1, "B") as b,
    ):
        a.submit(log_in, "alice").result(timeout=10)
        b.submit(log_in, "bob").result(timeout=10)
        print(f"thread A {a.submit(serve).result(timeout=10)}")
        print(f"thread B {b.submit(serve).result(timeout=10)}")
    try:
        serve()
    except RuntimeError as error:
        print(f"the main thread: RuntimeError: {error}")


if __name__ == "__main__":
    main()
