"""`nox -s bench`: build, weight and record; or the parts that are named."""

import sys

from benchmarks import build, lighthouse, record, weight

PARTS = {
    "build": build.main,
    "record": record.main,
    "weight": weight.main,
    "lighthouse": lighthouse.main,
}
USUAL = ["build", "weight", "record"]


def main(names: list[str]) -> None:
    unknown = set(names) - PARTS.keys()
    if unknown:
        sys.exit(f"No benchmark is called {unknown}. There are: {', '.join(PARTS)}.")
    for name in names or USUAL:
        print(f"{name}:", flush=True)
        PARTS[name]()


main(sys.argv[1:])
