"""One request at a time in a view: who comes meanwhile hears 409

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

from flask import Flask

app = Flask("shop")
importing = Lock()
begun, over = Event(), Event()


@app.post("/import")
def import_prices() -> tuple[str, int]:
    if not importing.acquire(blocking=False):
        return "an import is under way", 409
    try:
        begun.set()
        assert over.wait(timeout=10)  # the import
        return "imported", 200
    finally:
        importing.release()


def visit() -> str:
    answer = app.test_client().post("/import")
    return f"{answer.status_code} {answer.text}"


def main() -> None:
    with ThreadPoolExecutor(1, "alice") as alice:
        first = alice.submit(visit)
        assert begun.wait(timeout=10)
        print(f"bob: {visit()}")
        over.set()
        print(f"alice: {first.result(timeout=10)}")
    print(f"bob again: {visit()}")


if __name__ == "__main__":
    main()
