"""The schedule as a command: `flask schedule`, beside the server

It is started as you would start it. The batch is due at once here.

rule: exact
"""

import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

from flask import Flask

from reference_app.start.schedule import (
    batch_scheduler,
    run_until_stopped,
)
from reference_app.start.together import StartReport

app = Flask("shop")


def sync() -> str:
    return "synced"


def tell(report: StartReport) -> None:
    synced = report.results.count("synced")
    print(f"synced together: {synced}", flush=True)


@app.cli.command("schedule")
def schedule() -> None:
    scheduler = batch_scheduler([sync] * 100, tell)
    now = datetime.now(timezone.utc)
    scheduler.modify_job("batch", next_run_time=now)
    run_until_stopped(scheduler)


def main() -> None:
    flask = [
        sys.executable,
        "-m",
        "flask",
        "--app",
        Path(__file__).name,
    ]
    beside = subprocess.Popen(
        [*flask, "schedule"], stdout=subprocess.PIPE, text=True
    )
    with beside:
        print(beside.stdout.readline().strip())
        beside.terminate()
    print(f"after SIGTERM it ends with {beside.returncode}")


if __name__ == "__main__":
    main()
