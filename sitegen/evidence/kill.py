"""Run the mutants of the fixed twins, and write down how each was killed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sitegen.compare import RULES
from sitegen.errors import SiteError
from sitegen.evidence.mutate import Mutant, mutants
from sitegen.program import Program, load_programs
from sitegen.pull import Published, Puller
from sitegen.record import Record, load_record
from sitegen.run import Result, run

FILE = Path("evidence", "mutants.json")
# Seconds. A program has to end in two; what takes longer waits for what will not
# come. Such mutants sleep, so that several may do so side by side.
TIMEOUT = 5
SIDE_BY_SIDE = 4
# What a traceback ends in, without its message: that may hold an address.
_ERROR = re.compile(
    r"^(?:\w+\.)*(\w*(?:Error|Exception|Exit|Interrupt|Warning|Empty|Full))\b",
    re.MULTILINE,
)
_REMEDY = "Run `python -m sitegen mutants`."


def mutants_of(program: Program, published: Published, record: Record) -> list[Mutant]:
    """The mutants of a fixed twin.

    Raises:
        SiteError: There is nothing to take out, so that nothing shows that the
            program needs what it teaches.
    """
    found = mutants(published.text, set(record.trace["lines"]))
    if not found:
        raise SiteError(
            "No lock, join, context or wait can be taken out of this fixed twin, so"
            " nothing proves that it needs one. Rewrite it, or teach"
            " sitegen/evidence/mutate.py what it shows.",
            program.path,
        )
    return found


def kill(program: Program, record: Record, mutant: Mutant) -> str | None:
    """Run a mutant; say how its run differs from the record, None if it does not."""
    result = run(mutant.text, name=program.name, timeout=TIMEOUT)
    return _difference(program, record, result)


def kill_all(
    program: Program, record: Record, found: list[Mutant]
) -> list[tuple[Mutant, str | None]]:
    """Run mutants side by side; each with how it was killed, None if it lived."""
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        return list(
            zip(found, pool.map(lambda m: kill(program, record, m), found), strict=True)
        )


def write(root: Path, *, all_: bool = False) -> dict[str, Any]:
    """Run the mutants of twins that changed and write evidence/mutants.json.

    A twin that has other mutants now than it had then counts as changed.

    Args:
        root: The repository.
        all_: Of the others, too.

    Raises:
        SiteError: A mutant lives; it names the line that does not matter.
    """
    known = {} if all_ else _read(root)["twins"]
    twins: dict[str, Any] = {}
    for program, published, record in _fixed(root):
        found = mutants_of(program, published, record)
        entry = known.get(program.id, {"program": None})
        names = [mutant["name"] for mutant in entry.get("mutants", ())]
        if entry["program"] != published.sha256 or names != [m.name for m in found]:
            entry = _entry(program, published, record, found)
        twins[program.id] = entry
    evidence = {
        "killed": sum(twin["killed"] for twin in twins.values()),
        "of": sum(twin["of"] for twin in twins.values()),
        "twins": twins,
    }
    text = json.dumps(evidence, indent=1, ensure_ascii=False) + "\n"
    (root / FILE).write_text(text, encoding="utf-8")
    check(root)
    return evidence


def check(root: Path) -> dict[str, Any]:
    """Refuse evidence that is stale or tells of a mutant that lived.

    Raises:
        SiteError: Naming the program, and the line that does not matter.
    """
    evidence = _read(root)
    fixed = [(program, published) for program, published, _ in _fixed(root)]
    for problem in problems(evidence, fixed):
        raise problem
    return evidence


def problems(
    evidence: dict[str, Any], fixed: Sequence[tuple[Program, Published]]
) -> Iterator[SiteError]:
    """Tell what is wrong with the evidence on the mutants of all fixed twins."""
    for program, published in fixed:
        twin = evidence["twins"].get(program.id, {"program": None})
        if twin["program"] != published.sha256:
            yield SiteError(f"{FILE} is older than this. {_REMEDY}", program.path)
            continue
        for mutant in twin["mutants"]:
            if mutant["killed_by"] is None:
                yield SiteError(
                    f"Its mutant {mutant['name']} (published line {mutant['line']})"
                    " does the same as the program. Make that line matter, or take"
                    f" it out; then: {_REMEDY}",
                    program.path,
                )
    if evidence["twins"].keys() - {program.id for program, _ in fixed}:
        yield SiteError(f"It tells of programs that are gone. {_REMEDY}", FILE)


def _fixed(root: Path) -> Iterator[tuple[Program, Published, Record]]:
    puller = Puller(root)
    for program in load_programs(root).values():
        if program.kind == "fixed":
            yield program, puller.publish(program), load_record(program)


def _entry(
    program: Program, published: Published, record: Record, found: list[Mutant]
) -> dict[str, Any]:
    results = kill_all(program, record, found)
    return {
        "program": published.sha256,
        "killed": sum(how is not None for _, how in results),
        "of": len(results),
        "mutants": [
            {"name": mutant.name, "line": mutant.line, "killed_by": how}
            for mutant, how in results
        ],
    }


def _difference(program: Program, record: Record, result: Result) -> str | None:
    if result.timed_out:
        return "does not end"
    if result.returncode != 0:
        errors = _ERROR.findall(result.stderr)
        return f"fails: {errors[-1] if errors else f'status {result.returncode}'}"
    if not RULES[program.rule].same(record.output, result.stdout):
        return "prints something else"
    if result.last_error != program.stderr:
        return f"leaves on stderr: {result.last_error}"
    return None


def _read(root: Path) -> dict[str, Any]:
    try:
        evidence: dict[str, Any] = json.loads((root / FILE).read_text("utf-8"))
    except FileNotFoundError:
        return {"killed": 0, "of": 0, "twins": {}}
    return evidence
