"""release_local: the next job of the worker finds nothing

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from werkzeug.local import Local, release_local

current = Local()


def log_in(user: str) -> None:
    current.user = user


def serve() -> str:
    return f"serves {getattr(current, 'user', 'nobody')}"


def main() -> None:
    with ThreadPoolExecutor(1, "worker") as pool:
        pool.submit(log_in, "alice").result(timeout=10)
        print(f"before: {pool.submit(serve).result(timeout=10)}")
        pool.submit(release_local, current).result(timeout=10)
        print(f"after: {pool.submit(serve).result(timeout=10)}")


if __name__ == "__main__":
    main()
