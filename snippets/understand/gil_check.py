"""Which module switches the GIL on again in a free-threaded Python

Name the modules that your app imports: `python gil_check.py numpy`.
With the GIL from the beginning nobody switches it on.

rule: exact
needs: flask
"""

import sys
from importlib import import_module

MODULES = ["flask", "markupsafe._speedups", "sqlite3"]


def gil_enabled() -> bool:
    """Before 3.13 there is no such function, and always a GIL."""
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def switches_on(name: str) -> bool:
    """Import a module; tell whether that switched the GIL on."""
    before = gil_enabled()
    import_module(name)
    return gil_enabled() and not before


def main() -> None:
    print(f"GIL at the start: {gil_enabled()}")
    found = filter(switches_on, sys.argv[1:] or MODULES)
    print(f"switched on by: {', '.join(found) or 'nobody'}")
    print(f"GIL now: {gil_enabled()}")


if __name__ == "__main__":
    main()
