"""Exceptions that end a bare thread: in the log, not on stderr."""

import logging
from threading import ExceptHookArgs

log = logging.getLogger("reference_app.threads")


def log_uncaught(args: ExceptHookArgs) -> None:
    """Log what ended a thread; set it as `threading.excepthook`.

    It runs in the thread that ends. An executor's jobs never come here:
    their exceptions are in their Futures.

    :param args: what Python knows of the thread and its exception.
        `SystemExit` is no failure: Python ignores it here as well.
    """
    if args.exc_value is None or isinstance(args.exc_value, SystemExit):
        return
    name = args.thread.name if args.thread else "a thread"
    log.error("%s ended by an exception", name, exc_info=args.exc_value)
