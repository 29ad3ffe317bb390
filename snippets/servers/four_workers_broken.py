"""Four workers, each with a schedule: the job runs four times

rule: exact
"""

import subprocess
import sys

WORKERS = 4


def sync() -> None:
    print("synced")


def when_due() -> None:
    """What the schedule of each worker does."""
    sync()


def main() -> None:
    worker = [sys.executable, __file__, "worker"]
    workers = [
        subprocess.Popen(worker, stdout=subprocess.PIPE, text=True)
        for _ in range(WORKERS)
    ]
    told = [each.communicate(timeout=30)[0].strip() for each in workers]
    print(f"workers: {len(told)}")
    print(f"runs of the job: {told.count('synced')}")


if __name__ == "__main__":
    when_due() if sys.argv[1:] else main()
