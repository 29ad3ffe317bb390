"""A generator that pauses inside a context leaves it to its caller

Between two lines the caller runs the other generator, which pushes its
own app on top. Whoever ends first is not the one on top.

rule: exact
"""

import re
from collections.abc import Iterator

from flask import Flask, current_app


def export(app: Flask) -> Iterator[str]:
    with app.app_context():
        for sku in ("small", "large"):
            yield f"{current_app.name}: {sku}"


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
