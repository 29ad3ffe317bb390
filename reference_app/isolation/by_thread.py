"""The step before `Local`: a dict with a room for each thread."""

from threading import get_ident
from typing import Any


class ByThreadId:
    """Attributes of which every thread has its own, by its id.

    What Werkzeug's Local was before 2.0. Two things are wrong with it: tasks of one
    event loop share a room, and nobody empties a room when its thread ends.
    """

    def __init__(self) -> None:
        object.__setattr__(self, "rooms", {})

    def __getattr__(self, name: str) -> Any:
        try:
            return self.rooms[get_ident()][name]
        except KeyError:
            raise AttributeError(f"{name!r} is not set here") from None

    def __setattr__(self, name: str, value: Any) -> None:
        self.rooms.setdefault(get_ident(), {})[name] = value
