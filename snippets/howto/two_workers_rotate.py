"""Two workers and one log file: who rotates it loses the other

Two handlers stand for the handlers of two worker processes.

rule: exact
"""

import logging
from logging.handlers import RotatingFileHandler, WatchedFileHandler
from pathlib import Path
from tempfile import TemporaryDirectory


def write(handler: logging.Handler, text: str) -> None:
    handler.emit(logging.makeLogRecord({"msg": text}))


def read(file: Path) -> str:
    return ", ".join(file.read_text().split())


def rotating(log: Path) -> None:
    one, two = (RotatingFileHandler(log, backupCount=1) for _ in "12")
    write(one, "one")
    write(two, "two")
    one.doRollover()  # as it does when the file is full
    write(one, "one-after")
    write(two, "two-after")
    print(f"{log.name}: {read(log)}")
    print(f"{log.name}.1: {read(log.with_name('app.log.1'))}")
    two.doRollover()  # its turn: the same file again
    print(f"then {log.name}.1: {read(log.with_name('app.log.1'))}")
    one.close()
    two.close()


def watched(log: Path) -> None:
    one, two = (WatchedFileHandler(log) for _ in "12")
    write(one, "one")
    write(two, "two")
    log.rename(log.with_name("app.log.1"))  # logrotate, from outside
    write(one, "one-after")
    write(two, "two-after")
    print(f"{log.name}: {read(log)}")
    print(f"{log.name}.1: {read(log.with_name('app.log.1'))}")
    one.close()
    two.close()


def main() -> None:
    for way in (rotating, watched):
        with TemporaryDirectory() as folder:
            print(f"{way.__name__}:")
            way(Path(folder, "app.log"))


if __name__ == "__main__":
    main()
