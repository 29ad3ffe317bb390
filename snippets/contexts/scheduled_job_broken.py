"""A job of APScheduler asks for current_app

rule: exact
stderr: with app.app_context(). See the documentation for more
  information.
"""

import atexit
from queue import Queue

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED
from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask, current_app


def sync() -> str:
    return f"synced {current_app.name}"


def create_app() -> Flask:
    app = Flask("shop")
    scheduler = BackgroundScheduler(timezone="UTC")
    scheduler.add_job(sync)  # due now
    app.extensions["scheduler"] = scheduler
    return app


def main() -> None:
    scheduler = create_app().extensions["scheduler"]
    ended: Queue[object] = Queue()
    told = EVENT_JOB_ERROR | EVENT_JOB_EXECUTED
    scheduler.add_listener(ended.put, told)
    scheduler.start()
    atexit.register(scheduler.shutdown)
    job = ended.get(timeout=10)
    if isinstance(job.exception, RuntimeError):
        print(f"RuntimeError: {str(job.exception).splitlines()[0]}")
    else:
        print(job.retval)


if __name__ == "__main__":
    main()
