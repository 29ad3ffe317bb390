"""The module `thread` of Python 2 is gone

rule: exact
"""

from importlib import import_module
from queue import Queue

synced: Queue[str] = Queue()


def sync_batch() -> None:
    synced.put("batch synced")


def main() -> None:
    try:
        # `import_module` does what `import thread` does.
        import_module("thread").start_new_thread(sync_batch, ())
    except ModuleNotFoundError as error:
        print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
