"""Figures of many measured times."""

from collections.abc import Sequence
from math import ceil


def percentile(seconds: Sequence[float], share: float) -> float:
    """Return the value that a share of all values do not exceed.

    It is one of the values (nearest rank), so that nothing is shown that was not
    measured.

    :param share: above 0, up to 1.
    :raises ValueError: there are no values.
    """
    if not seconds:
        raise ValueError("no request ended like this, so there is no figure of them")
    return sorted(seconds)[ceil(share * len(seconds)) - 1]


def milliseconds(seconds: Sequence[float]) -> dict[str, float]:
    """Return how many there are, their median, 99th percentile and most in ms."""
    return {
        "requests": len(seconds),
        "p50_ms": in_ms(percentile(seconds, 0.5)),
        "p99_ms": in_ms(percentile(seconds, 0.99)),
        "most_ms": in_ms(max(seconds)),
    }


def in_ms(seconds: float) -> float:
    """Return milliseconds with one digit after the point."""
    return round(seconds * 1000, 1)
