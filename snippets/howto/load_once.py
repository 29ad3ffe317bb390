"""What is loaded before the fork, each worker has

rule: exact
"""

from multiprocessing import current_process, get_context

fork = get_context("fork")


def load() -> dict[str, int]:
    """Stands for a large file, or a model."""
    print(f"loaded by {current_process().name}", flush=True)
    return {"mug-01": 12, "tea-250": 5}


prices = load()  # at import, as with gunicorn's --preload


def serve(price: int) -> None:
    name = current_process().name
    print(f"{name}: mug-01 costs {prices['mug-01']}", flush=True)
    prices["mug-01"] = price


def main() -> None:
    for number in (1, 2):
        name = f"worker {number}"
        worker = fork.Process(target=serve, args=[9], name=name)
        worker.start()
        worker.join()
    serve(9)


if __name__ == "__main__":
    main()
