"""The trails of the newest requests, in memory."""

from collections import OrderedDict
from threading import Lock

from reference_app.pipeline.trail import Trail

KEPT = 256  # trails; older ones are forgotten


class Trails:
    """The newest trails, by request id."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._lock = Lock()
        self._trails: OrderedDict[str, Trail] = OrderedDict()

    def add(self, trail: Trail) -> None:
        """Keep a trail; forget the oldest if there are too many."""
        with self._lock:
            self._trails[trail.request_id] = trail
            if len(self._trails) > self._kept:
                self._trails.popitem(last=False)

    def get(self, request_id: str) -> Trail | None:
        """Give the trail of a request, if it is still kept."""
        with self._lock:
            return self._trails.get(request_id)
