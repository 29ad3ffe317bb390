"""What ends a bare thread goes to the log

rule: exact
"""

import logging
import sys
import threading

from reference_app.carrying.uncaught import log_uncaught


class OneLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        return f"{record.levelname} {record.getMessage()}: {error!r}"


def send_parcel() -> None:
    raise ConnectionError("the supplier does not answer")


def main() -> None:
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(OneLine())
    logging.root.addHandler(handler)
    threading.excepthook = log_uncaught
    thread = threading.Thread(target=send_parcel, name="parcels")
    thread.start()
    thread.join(timeout=10)


if __name__ == "__main__":
    main()
