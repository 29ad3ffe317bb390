"""The words of a picture: how long, who waited where, and what it all shows."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.draw.lanes import Band, Bar, Lane

MOST_NAMED = 12
"""A description that goes on for longer is of no help to a listener."""
MEASURABLE = 1000
"""Microseconds. What is shorter took that long because it was traced."""
NOTE = "Order is exact, widths are compressed."


def length(start: int, end: int) -> str:
    """Return how long something took, or nothing where tracing itself took longest."""
    return duration(end - start) if end - start >= MEASURABLE else ""


def brief(code: str) -> str:
    """Return a call without its arguments: ``pool.submit(…).result()``."""
    kept, depth = "", 0
    for before, sign in zip(" " + code, code, strict=False):
        depth -= sign == ")"
        if depth == 0:
            kept += "…)" if sign == ")" and before != "(" else sign
        depth += sign == "("
    return kept


def duration(microseconds: int) -> str:
    """Return a length of time as people say it: two figures are enough."""
    if microseconds < 1000:
        return f"{_two(microseconds)} µs"
    if microseconds < 999_500:
        return f"{_two(microseconds / 1000)} ms"
    return f"{_two(microseconds / 1_000_000)} s"


def _two(number: float) -> str:
    rounded = float(f"{number:.2g}") if number < 100 else round(number)
    return f"{rounded:g}"


def describe(bands: list[Band]) -> str:
    """Return in text what the picture shows, thread by thread."""
    threads = sum(len(band.lanes) for band in bands)
    counted = "1 thread" if threads == 1 else f"{threads} threads"
    sentences = [f"{counted}, in order of their first function."]
    sentences += [_band(band) for band in bands]
    return " ".join([*sentences, NOTE])


def _band(band: Band) -> str:
    first = band.lanes[0]
    if not band.compact:
        return f"{first.thread} ran {_functions(first)}."
    names = f"{first.thread} to {band.lanes[-1].thread}"
    told = {_functions(lane) for lane in band.lanes}
    each = f"each ran {told.pop()}" if len(told) == 1 else f"ran {called(band)}"
    return f"{names}, {len(band.lanes)} threads: {each}."


def called(band: Band) -> str:
    """Return what the threads of a band ran, and how often together."""
    bars = [bar.function for lane in band.lanes for bar in lane.bars if not bar.row]
    counts = {name: bars.count(name) for name in dict.fromkeys(bars)}
    return ", ".join(f"{name} {count} times" for name, count in counts.items())


def _functions(lane: Lane) -> str:
    told = [_function(bar) for bar in lane.bars[:MOST_NAMED]]
    more = len(lane.bars) - len(told)
    return ", ".join(told) + (f" and {more} more" if more else "")


def _function(bar: Bar) -> str:
    called = f"in it {bar.function}" if bar.row else bar.function
    return called + "".join(f" ({fact})" for fact in _facts(bar))


def _facts(bar: Bar) -> Iterator[str]:
    for code in dict.fromkeys(wait.code for wait in bar.waits):
        yield f"waited at {code}"
    if bar.raised:
        yield f"raised {bar.raised}"
    if not bar.returned:
        yield "had not returned when the program ended"


def hint(thread: str, bar: Bar) -> str:
    """Return what a pointer that rests on a bar is told."""
    took = length(bar.start, bar.end) if bar.returned else ""
    told = [f"{bar.function} in {thread}", took, *_facts(bar)]
    return ", ".join(part for part in told if part)
