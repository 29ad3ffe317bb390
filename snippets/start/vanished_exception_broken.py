"""A job raises in a bare thread, and nobody who waits hears of it

`join` returns None as it always does, and the exit code is 0. The
traceback goes to stderr only.

rule: exact
stderr: ConnectionError: the supplier does not answer
"""

from threading import Thread


def sync_batch() -> int:
    raise ConnectionError("the supplier does not answer")


def main() -> None:
    worker = Thread(target=sync_batch, name="batch-1")
    worker.start()
    print(f"waited for the batch, got {worker.join(timeout=10)}")
    print("main ends as if all were well")


if __name__ == "__main__":
    main()
