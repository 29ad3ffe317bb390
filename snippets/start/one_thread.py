"""Start one job in a thread and collect its result

The main thread goes on while the job runs. `result` waits for it,
returns what the job returned, or raises what the job raised.

rule: exact
"""

from functools import partial
from threading import current_thread

from reference_app.start.one import start_job


def sync_batch(number: int) -> str:
    return f"batch {number}, synced by {current_thread().name}"


def main() -> None:
    outcome = start_job(partial(sync_batch, 1), name="batch-1")
    print(f"{current_thread().name} goes on meanwhile")
    print(outcome.result(timeout=10))


if __name__ == "__main__":
    main()
