"""Every program: runs alone as published, and prints what its page shows."""

from functools import cache
from pathlib import Path

import pytest

from sitegen import record as records
from sitegen.compare import RULES
from sitegen.program import Program, load_programs
from sitegen.pull import Published, Puller
from sitegen.pull.statement import APP
from sitegen.run import Result, run

ROOT = Path(__file__).parents[2]
PROGRAMS = load_programs(ROOT)
STEMS = [program.stem for program in PROGRAMS.values() if program.kind == "fixed"]
PULLING = [id_ for id_, program in PROGRAMS.items() if APP in program.source]
PULLER = Puller(ROOT)


@cache
def published(program: Program) -> Published:
    return PULLER.publish(program)


def require_recorded(program: Program, result: Result) -> None:
    """Fail unless a run ended well and printed, by the rule, what was recorded."""
    records.require_good(program, result)
    expected = records.load_record(program).output
    rule = RULES[program.rule]
    difference = rule.difference(expected, result.stdout)
    assert rule.same(expected, result.stdout), f"{rule.name}:\n{difference}"


@pytest.mark.parametrize("id_", PROGRAMS)
def test_runs_alone(id_: str) -> None:
    """In an empty folder, warnings as errors, with nothing of this repository."""
    program = PROGRAMS[id_]
    records.check(program, published(program), records.load_record(program))
    require_recorded(program, run(published(program).text, name=program.name))


@pytest.mark.parametrize("id_", PULLING)
def test_does_the_same_in_the_repository(id_: str) -> None:
    """What is pulled is equivalent to what is imported here."""
    program = PROGRAMS[id_]
    here = {"PYTHONPATH": str(ROOT)}
    require_recorded(program, run(program.source, name=program.name, env=here))


@pytest.mark.parametrize("stem", STEMS)
def test_twins_do_different_things(stem: str) -> None:
    """What the broken one shows is not what the fixed one shows."""
    broken, fixed = PROGRAMS[f"{stem}_broken"], PROGRAMS[f"{stem}_fixed"]
    shown = [records.load_record(twin).output for twin in (broken, fixed)]
    same_output = RULES[broken.rule].same(*shown)
    assert not same_output or broken.stderr != fixed.stderr
