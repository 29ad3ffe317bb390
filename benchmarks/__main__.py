"""`nox -s bench`: build, weight and record; or the parts that are named."""

import sys
from importlib import import_module

# Imported when asked for: each part needs other packages.
PARTS = {
    "build": "benchmarks.build",
    "record": "benchmarks.record",
    "weight": "benchmarks.weight",
    "lighthouse": "benchmarks.lighthouse",
    "latency": "benchmarks.service.latency",
    "faults": "benchmarks.service.faults",
    "overload": "benchmarks.service.overload",
    "inventory": "benchmarks.service.inventory",
    "table": "benchmarks.servers.table",
    "starts": "benchmarks.threads.starts",
    "parallel": "benchmarks.threads.parallel",
    "knee": "benchmarks.threads.knee",
    "thread-cost": "benchmarks.threads.thread_cost",
    "handover": "benchmarks.threads.handover",
    "atomicity": "benchmarks.threads.atomicity",
}
USUAL = ["build", "weight", "record"]


def main(words: list[str]) -> None:
    """Run the parts that are named; options come after the name of one part."""
    first = next(
        (n for n, word in enumerate(words) if word.startswith("-")), len(words)
    )
    names, options = words[:first], words[first:]
    unknown = set(names) - PARTS.keys()
    if unknown:
        sys.exit(f"No benchmark is called {unknown}. There are: {', '.join(PARTS)}.")
    if options and len(names) != 1:
        sys.exit(f"Name one benchmark before its options {options}.")
    for name in names or USUAL:
        print(f"{name}:", flush=True)
        import_module(PARTS[name]).main(*options)


main(sys.argv[1:])
