"""Two runs of one benchmark: which ratios may be quoted, and how far they agree."""

from collections.abc import Sequence
from typing import Any

AGREE_WITHIN = 0.15  # how far apart, as a share, two runs may find a quoted ratio


def ratio(value: float, runs: Sequence[float]) -> dict[str, Any]:
    """Return a ratio as the result files hold it.

    :param value: from the measurements of all runs together.
    :param runs: the same ratio from each run alone.
    :returns: both, and how much larger the largest is than the smallest.
    """
    return {
        "value": significant(value),
        "runs": [significant(each) for each in runs],
        "apart": round(max(runs) / min(runs) - 1, 3),
    }


def apart(ratios: dict[str, dict[str, Any]]) -> list[str]:
    """Return the names of the ratios that two runs found too far apart."""
    return [name for name, each in ratios.items() if each["apart"] > AGREE_WITHIN]


def significant(number: float) -> float:
    """Return a number with three digits that count."""
    return float(f"{number:.3g}")
