"""Every mutant of every fixed twin: without its lock or its join it must fail."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen import record as records
from sitegen.evidence import kill
from sitegen.program import load_programs
from sitegen.pull import Puller

ROOT = Path(__file__).parents[2]
FIXED = {
    id_: program
    for id_, program in load_programs(ROOT).items()
    if program.kind == "fixed"
}


@pytest.mark.parametrize("id_", FIXED)
def test_no_mutant_lives(
    id_: str, record_property: Callable[[str, object], None]
) -> None:
    """Each mutant prints something else, fails, or does not end."""
    program = FIXED[id_]
    published, record = Puller(ROOT).publish(program), records.load_record(program)
    found = kill.mutants_of(program, published, record)
    results = kill.kill_all(program, record, found)
    alive = [mutant for mutant, how in results if how is None]
    record_property("mutants", (len(results) - len(alive), len(results)))
    assert not alive, "\n".join(
        f"published line {mutant.line}: {mutant.name}: does the same"
        for mutant in alive
    )
