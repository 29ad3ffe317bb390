"""A schedule in a process of its own, beside Flask's reloader

rule: exact
"""

import os
import sys
from collections import Counter
from itertools import islice
from pathlib import Path
from subprocess import DEVNULL, Popen

from apscheduler.schedulers.blocking import BlockingScheduler
from flask import Flask

app = Flask("shop")
scheduler = BlockingScheduler()
FLASK = [sys.executable, "-m", "flask", "--app", Path(__file__).name]
WORDS = ["imported", "ran the job"]


def tell(word: str) -> None:
    os.write(1, f"{word}\n".encode())  # at once, and in one piece


if __name__ != "__main__":  # imported, by `flask`
    tell("imported")


@app.cli.command("schedule")
def schedule() -> None:
    scheduler.add_job(tell, args=["ran the job"])  # due now
    scheduler.start()


def start(told: int, *command: str) -> Popen[bytes]:
    return Popen([*FLASK, *command], stdout=told, stderr=DEVNULL)


def main() -> None:
    readable, writable = os.pipe()
    server = start(writable, "run", "--debug", "--port", "0")
    beside = start(writable, "schedule")
    os.close(writable)
    with open(readable) as lines:
        told = map(str.strip, lines)
        counts = Counter(islice((w for w in told if w in WORDS), 4))
        for process in (server, beside):
            process.terminate()
            process.wait(10)
    for word in WORDS:
        print(f"{word}: {counts[word]}")


if __name__ == "__main__":
    main()
