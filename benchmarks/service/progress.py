"""How far a long run is, on one line."""

import sys
from time import perf_counter

PAUSE = 10.0  # seconds between two lines where a line cannot be written over


class Progress:
    """Write over the same line on a terminal; elsewhere add one now and then."""

    def __init__(self) -> None:
        self._live = sys.stdout.isatty()
        self._next = 0.0

    def __call__(self, text: str) -> None:
        """Show how far it is."""
        if self._live:
            print(f"\r\033[K  {text}", end="", flush=True)
        elif perf_counter() >= self._next:
            print(f"  {text}", flush=True)
            self._next = perf_counter() + PAUSE

    def end(self, text: str) -> None:
        """Show what came out, and let the line stand."""
        print(f"\r\033[K  {text}" if self._live else f"  {text}", flush=True)
