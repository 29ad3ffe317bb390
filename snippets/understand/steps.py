"""The steps of a statement: read, change, write, and calls in between

Every statement below reads a name and writes it. Between the two,
CPython 3.10 and newer change threads at a call, and not without one.

rule: exact
"""

import dis
from collections.abc import Iterator

STATEMENTS = (
    "a += 1",
    "x.v += 1",
    "a += f(1)",
    "d[k] = d.get(k, 0) + 1",
)


def kinds(statement: str) -> Iterator[str]:
    """Yield what each step does that others can notice."""
    for step in dis.get_instructions(statement):
        if step.opname.startswith("CALL"):
            yield "call"
        elif step.opname.startswith("STORE_"):
            yield "write"
        elif step.argval in ("a", "v", "get"):
            yield "read"


def main() -> None:
    for statement in STATEMENTS:
        print(f"{statement:<24}{', '.join(kinds(statement))}")


if __name__ == "__main__":
    main()
