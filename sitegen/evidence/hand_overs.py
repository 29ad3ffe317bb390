"""Run the program of the hand-overs wherever `nox -s matrix` runs programs.

    python -m sitegen.evidence.hand_overs

writes `evidence/hand-overs.json`: its table where threads start empty, and where
they inherit their creator's context. It fails if two environments of one kind differ.
"""

from __future__ import annotations

import json
import re
import sys
from functools import partial
from pathlib import Path
from typing import Any

from sitegen.errors import SiteError, exit_status
from sitegen.evidence.matrix import Environment, environments, install
from sitegen.program import load_program
from sitegen.pull import Published, Puller
from sitegen.run import run
from sitegen.run.interpreters import installed

FILE = Path("evidence/hand-overs.json")
PROGRAM = "understand/hand_overs"
INHERITS = "thread_inherit_context=1"
PATIENCE = 60  # seconds

Table = dict[str, dict[str, str]]


def kind(environment: Environment) -> str:
    """Return "inherited" or "empty": what a thread of this environment starts with."""
    return "inherited" if INHERITS in environment.flags else "empty"


def table(output: str) -> Table:
    """Return the cells that the program printed, by way, in one word, and column."""
    head, *rows = output.partition("\n\n")[0].splitlines()
    columns = head.split()
    # Names of ways hold single spaces; a column is as wide as its head and more.
    places = [head.index(f" {column}") + 1 for column in columns]
    ends = [*places[1:], len(output)]
    return {
        "_".join(re.findall(r"\w+", row[: places[0]])): {
            column: row[start:end].strip()
            for column, start, end in zip(columns, places, ends, strict=True)
        }
        for row in rows
    }


def printed(environment: Environment, published: Published) -> str:
    """Run the program in an environment and return its output.

    Raises:
        SiteError: It failed there; the message has what it left on stderr.
    """
    ran = run(
        published.text,
        name=Path(PROGRAM).name,
        python=environment.interpreter.command,
        options=environment.flags.split(),
        env={"PYTHONPATH": str(install(environment))},
        timeout=PATIENCE,
    )
    if ran.returncode:
        raise SiteError(f"{PROGRAM} fails on {environment.id}:\n{ran.stderr}")
    return ran.stdout


def kinds(outputs: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """Return the table of each kind, and the environments that printed it.

    Args:
        outputs: Kind and output by the environment's id.

    Raises:
        SiteError: Environments of one kind printed different tables.
    """
    found: dict[str, Any] = {}
    for id_, (kind_, output) in outputs.items():
        ways = table(output)
        # A row as one text: on a phone, six columns are too many.
        rows = {way: ", ".join(cells.values()) for way, cells in ways.items()}
        new = {"environments": [], "ways": ways, "rows": rows}
        known = found.setdefault(kind_, new)
        if known["ways"] != ways:
            first = known["environments"][0]
            raise SiteError(f"{PROGRAM} prints on {id_} not what it does on {first}")
        known["environments"].append(id_)
    return found


def write(root: Path) -> None:
    """Run the program everywhere, and write the result file."""
    published = Puller(root).publish(load_program(root, PROGRAM))
    every = environments(root, installed())
    outputs = {each.id: (kind(each), printed(each, published)) for each in every}
    found = kinds(outputs)
    for name, each in found.items():
        print(f"{name}: the same on {len(each['environments'])} environments")
    text = json.dumps(found, indent=1)
    (root / FILE).write_text(text + "\n", "utf-8")


def main() -> int:
    """Run `python -m sitegen.evidence.hand_overs`; return the exit status."""
    return exit_status(partial(write, Path()))


if __name__ == "__main__":
    sys.exit(main())
