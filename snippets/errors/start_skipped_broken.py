"""The job waits for ever, and each later start of it is skipped

rule: exact
"""

import logging
import re
from datetime import datetime, timezone
from queue import Queue
from socket import create_connection, create_server
from threading import Event

from apscheduler.events import EVENT_JOB_EXECUTED
from apscheduler.schedulers.background import BackgroundScheduler

supplier = create_server(("127.0.0.1", 0))  # and never answers
seen: Queue[str] = Queue()
LIMIT = None  # seconds


class Teller(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        told = self.format(record)
        seen.put(re.sub(r"(next run at: )[^)]*", r"\1...", told))


def sync() -> None:
    seen.put("sync has begun")
    try:
        with create_connection(supplier.getsockname(), LIMIT) as asked:
            asked.recv(1)
    except OSError:
        return


def start_now(scheduler: BackgroundScheduler) -> str:
    now = datetime.now(timezone.utc)
    scheduler.modify_job("sync", next_run_time=now)
    return seen.get(timeout=10)


def main() -> None:
    logging.basicConfig(handlers=[Teller()], level="WARNING")
    scheduler = BackgroundScheduler(timezone=timezone.utc)
    scheduler.add_job(sync, "interval", minutes=5, id="sync")
    ended = Event()
    scheduler.add_listener(lambda _: ended.set(), EVENT_JOB_EXECUTED)
    scheduler.start()
    print(f"11:00 {start_now(scheduler)}")
    ended.wait(timeout=1)  # stands for five minutes
    print(f"11:05 {start_now(scheduler)}")
    supplier.close()  # or this program would not end
    scheduler.shutdown()
    print(f"the scheduler has ended: {not scheduler.running}")


if __name__ == "__main__":
    main()
