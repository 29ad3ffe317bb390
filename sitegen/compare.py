"""The three rules by which an output is compared with the recorded one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import unified_diff

_UNITS = (
    "ns|us|µs|μs|ms|s|secs?|seconds?|mins?|minutes?|h|hours?"
    "|nanoseconds?|microseconds?|milliseconds?"
)
# Padding before the number goes too: "  9.8 ms" and " 12.3 ms" are one column.
_TIME = re.compile(rf" *(?<![\w.])[-+]?\d[\d_,]*(?:\.\d+)?( ?(?:{_UNITS}))\b")


@dataclass(frozen=True)
class Rule:
    """One way to say that two outputs are the same.

    Attributes:
        name: As authors write it and as pages show it.
        meaning: One sentence for the reader.
    """

    name: str
    meaning: str
    _normalise: Callable[[str], list[str]]

    def same(self, expected: str, actual: str) -> bool:
        """Whether `actual` counts as the output `expected`."""
        return self._normalise(expected) == self._normalise(actual)

    def difference(self, expected: str, actual: str) -> str:
        """A unified difference of what the rule compares; "" if it is the same."""
        lines = unified_diff(
            self._normalise(expected),
            self._normalise(actual),
            "expected",
            "actual",
            lineterm="",
        )
        return "\n".join(lines)


def _exact(text: str) -> list[str]:
    return text.split("\n")


def _any_order(text: str) -> list[str]:
    return sorted(text.split("\n"))


def _rounded(text: str) -> list[str]:
    return _TIME.sub(r" #\1", text).split("\n")


RULES = {
    rule.name: rule
    for rule in (
        Rule("exact", "Every character must be the same.", _exact),
        Rule(
            "same lines, any order",
            "The same lines as often as shown, in whatever order.",
            _any_order,
        ),
        Rule(
            "times rounded",
            "A number before a unit of time may differ, all else is exact.",
            _rounded,
        ),
    )
}
