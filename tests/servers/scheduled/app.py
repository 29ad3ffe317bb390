"""Keeps a schedule in each process that imports it, and notes what happens.

A line of the notes is a word, the id of the process, and what it is about.
"""

import os
from datetime import datetime, timedelta, timezone

from apscheduler.triggers.cron import CronTrigger
from flask import Flask
from sqlalchemy import create_engine

from reference_app.start.once import claim, latest_due
from reference_app.start.schedule import batch_scheduler

EVERY = timedelta(seconds=2)
app = Flask(__name__)
engine = create_engine(os.environ["RUNS"], connect_args={"timeout": 20})
due = datetime.now(timezone.utc)


def note(word: str, about: object) -> None:
    """Add a line; several processes add to one file."""
    with open(os.environ["NOTES"], "a", encoding="utf-8") as notes:
        notes.write(f"{word},{os.getpid()},{about}\n")


def claim_due() -> bool:
    """Claim as `claim_latest` does, and note for which due time."""
    global due  # noqa: PLW0603 - one batch runs at a time, and the job tells of it
    due = latest_due(datetime.now(timezone.utc), EVERY)
    mine = claim(engine, "batch", due)
    note("came", due)
    return mine


@app.get("/ready")
def ready() -> str:
    return str(os.getpid())


note("imported", os.environ.get("WERKZEUG_RUN_MAIN"))
scheduler = batch_scheduler([lambda: note("ran", due)], lambda _: None, claim_due)
trigger = CronTrigger(second="*/2", timezone=timezone.utc)
scheduler.reschedule_job("batch", trigger=trigger)
scheduler.start()
