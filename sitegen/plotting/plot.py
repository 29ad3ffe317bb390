"""The interface of a plot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure

Result = dict[str, Any]
Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class Plot:
    """One plot, made from one result file.

    Attributes:
        title: What is compared, with the unit; a caption.
        file: The result file, such as "evidence/benchmarks/overload.json".
        describe: Makes the sentence for those who do not see the drawing.
        draw: Makes the drawing.
        table: Makes the numbers as rows of text; the first row is the head.
    """

    title: str
    file: str
    describe: Callable[[Result], str]
    draw: Callable[[Result], Figure]
    table: Callable[[Result], Rows]
