"""A LocalStack of our own: each thread pushes and pops its own items

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from reference_app.isolation.storage import LocalStack

contexts: LocalStack[str] = LocalStack()


def main() -> None:
    with (
        ThreadPoolExecutor(1, "A") as a,
        ThreadPoolExecutor(1, "B") as b,
    ):
        for item in ("app", "request of alice"):
            print(
                f"A pushes: {a.submit(contexts.push, item).result(10)}"
            )
        print(f"B pushes: {b.submit(contexts.push, 'app').result(10)}")
        print(f"A pops: {a.submit(contexts.pop).result(10)}")
        print(f"B pops: {b.submit(contexts.pop).result(10)}")
        print(f"B pops: {b.submit(contexts.pop).result(10)}")
        print(f"A pops: {a.submit(contexts.pop).result(10)}")


if __name__ == "__main__":
    main()
