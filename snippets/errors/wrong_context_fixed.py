"""A generator leaves the context before it yields

rule: exact
"""

import re
from collections.abc import Iterator

from flask import Flask, current_app


def export(app: Flask) -> Iterator[str]:
    for sku in ("small", "large"):
        with app.app_context():
            line = f"{current_app.name}: {sku}"
        yield line


def main() -> None:
    tea, mugs = export(Flask("tea")), export(Flask("mugs"))
    print(next(tea))
    print(next(mugs))
    for rest in (tea, mugs):
        try:
            print(next(rest))
            next(rest, None)  # the generator ends
        except (AssertionError, LookupError) as error:
            text = f"{type(error).__name__}: {error}"
            print(re.sub(r"0x\w+", "…", text))


if __name__ == "__main__":
    main()
