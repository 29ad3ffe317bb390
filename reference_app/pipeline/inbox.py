"""What is answered is kept first: a durable inbox."""

from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import TypeAlias

from sqlalchemy import insert

from reference_app.pipeline.database import INBOX, Sessions, writing
from reference_app.pipeline.observation import Observation

# Makes an observation durable, or raises NotKeptError.
Keep: TypeAlias = Callable[[Observation], None]
Letter: TypeAlias = tuple[Observation, Future[None]]
TOGETHER = 100  # rows of one transaction, at most


class NotKeptError(Exception):
    """An observation was not kept, so it must not be answered."""


def keeping(
    third_party: Callable[[str], Observation], keep: Keep
) -> Callable[[str], Observation]:
    """Have what the third party answers kept before it is returned."""

    def ask(sku: str) -> Observation:
        seen = third_party(sku)
        keep(seen)
        return seen

    return ask


class Inbox:
    """Append observations durably, for all threads, in one thread.

    What comes while a transaction runs goes into the next one together:
    thirty-two requests cost a few commits, and none of them waits for a
    lock that another of them holds.

    :param sessions: opens a session for each transaction.
    :param wait: seconds that `append` may take.
    """

    def __init__(self, sessions: Sessions, wait: float = 1.0) -> None:
        self._sessions = sessions
        self._wait = wait
        self._letters: SimpleQueue[Letter | None] = SimpleQueue()
        # Daemon: Python waits for all others before `atexit` can close.
        self._thread = Thread(
            target=self._run, name="inbox", daemon=True
        )
        self._thread.start()

    def append(self, seen: Observation) -> None:
        """Keep one observation: when this returns, it is committed.

        :raises NotKeptError: it is not known to be kept. It can still
            turn up, if the database took it and could not say so.
        """
        kept: Future[None] = Future()
        self._letters.put((seen, kept))
        try:
            kept.result(self._wait)
        except Exception as error:
            kept.cancel()  # nobody waits any more: do not begin it
            why = str(error).partition("\n")[0] or (
                f"no commit within {self._wait:g} s"
            )
            raise NotKeptError(
                f"{seen.sku} was not kept: {why}"
            ) from error

    def close(self) -> None:
        """Keep what was handed in, then end the thread."""
        self._letters.put(None)
        self._thread.join()

    def _run(self) -> None:
        is_open = True
        while is_open:
            letters = [self._letters.get()]
            while len(letters) < TOGETHER and not self._letters.empty():
                letters.append(self._letters.get())
            is_open = None not in letters
            self._keep([letter for letter in letters if letter])

    def _keep(self, letters: list[Letter]) -> None:
        """Commit them together, and tell those who wait for it."""
        wanted = [
            (seen, kept)
            for seen, kept in letters
            if kept.set_running_or_notify_cancel()
        ]
        try:
            self._commit([seen for seen, _ in wanted])
        except Exception as error:  # each one's `append` raises it
            for _, kept in wanted:
                kept.set_exception(error)
        else:
            for _, kept in wanted:
                kept.set_result(None)

    def _commit(self, observations: list[Observation]) -> None:
        rows = [vars(seen) for seen in observations]
        if rows:
            with writing(self._sessions, urgent=True) as session:
                session.execute(insert(INBOX), rows)
