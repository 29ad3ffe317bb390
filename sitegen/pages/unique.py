"""Ids and labels of which a page has each once."""

from __future__ import annotations


class Unique:
    """What one page has used already."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def __call__(self, text: str, joint: str = " ") -> str:
        """Return ``text``, numbered if this page has it already."""
        count = self.count(text)
        return text if count == 1 else f"{text}{joint}{count}"

    def count(self, text: str) -> int:
        """Return how often this page has asked for ``text``, this time included."""
        self._used[text] = count = self._used.get(text, 0) + 1
        return count
