"""Records: what a program printed, and which thread did what when."""

from __future__ import annotations

import json
import platform
import re
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sitegen.compare import RULES
from sitegen.errors import SiteError
from sitegen.program import Program
from sitegen.pull import Published
from sitegen.run import Result, run


@dataclass(frozen=True)
class Record:
    """What a run of the published text left.

    Attributes:
        output: What it printed.
        trace: Its events and the hashes that tie it to program and output.
    """

    output: str
    trace: dict[str, Any]


def output_path(program: Program) -> Path:
    return program.root / program.path.with_suffix(".out")


def trace_path(program: Program) -> Path:
    return program.root / program.path.with_suffix(".trace.json")


def load_record(program: Program) -> Record:
    """Read the record of a program.

    Raises:
        SiteError: There is none, or its trace is not JSON.
    """
    try:
        return Record(
            output_path(program).read_text(encoding="utf-8"),
            json.loads(trace_path(program).read_text(encoding="utf-8")),
        )
    except FileNotFoundError as error:
        raise SiteError(
            "It has no record yet. Run " + _remedy(program), program.path
        ) from error
    except json.JSONDecodeError as error:
        trace = program.path.with_suffix(".trace.json")
        raise SiteError(
            f"This is not JSON ({error}). Run {_remedy(program)}", trace, error.lineno
        ) from error


def check(program: Program, published: Published, record: Record) -> None:
    """Refuse a record that belongs to another text than the one published.

    Raises:
        SiteError: The record is stale; it names the command that mends it.
    """
    if record.trace.get("program") != published.sha256:
        what = "its program has changed since"
    elif record.trace.get("output") != _hash(record.output):
        what = f"{program.path.with_suffix('.out').name} was changed by hand"
    else:
        return
    raise SiteError(
        f"stale record: {what}. Run {_remedy(program)}",
        program.path.with_suffix(".trace.json"),
    )


def is_fresh(program: Program, published: Published) -> bool:
    try:
        check(program, published, load_record(program))
    except SiteError:
        return False
    return True


def record(program: Program, published: Published) -> Record:
    """Run the published text twice, alone and traced, and write its record.

    Raises:
        SiteError: It fails, leaves other things on stderr than it says, or prints
            something else when it is traced.
    """
    plain = run(published.text, name=program.name)
    require_good(program, plain)
    traced = run(published.text, name=program.name, trace=True)
    require_good(program, traced)
    rule = RULES[program.rule]
    if not rule.same(plain.stdout, traced.stdout):
        raise SiteError(
            f"Two runs printed different things by the rule `{rule.name}`. Make the"
            f" output stable.\n{rule.difference(plain.stdout, traced.stdout)}",
            program.path,
        )
    if traced.trace is None:
        raise SiteError(
            "The run left no events: the program ends without running its atexit"
            " functions. Let it end by itself.",
            program.path,
        )
    output = _least_changed(program, plain.stdout)
    made = Record(output, _trace(published, output, traced))
    output_path(program).write_text(output, encoding="utf-8")
    trace_path(program).write_text(_json(made.trace), encoding="utf-8")
    return made


def require_good(program: Program, result: Result) -> None:
    """Refuse a run that failed or said other things on stderr than it may.

    Raises:
        SiteError: with what the run left on stderr.
    """
    if result.timed_out:
        problem = "It did not end in time and was stopped"
    elif result.returncode != 0:
        problem = f"It ended with status {result.returncode}, not 0"
    elif result.last_error != program.stderr:
        problem = (
            f"The last line on stderr is {result.last_error!r}, and `stderr:` in the"
            f" docstring says {program.stderr!r}"
        )
    else:
        return
    raise SiteError(
        f"{problem}. Mend the program: `python -m sitegen publish {program.id}`"
        f" shows what was run.\n{result.stdout}{result.stderr}",
        program.path,
    )


def leftovers(root: Path) -> list[Path]:
    """Records that belong to no program any more."""
    found = {
        path: path.with_name(path.name.removesuffix(end) + ".py")
        for end in (".out", ".trace.json")
        for path in root.glob(f"snippets/*/*{end}")
    }
    return sorted(
        path.relative_to(root)
        for path, program in found.items()
        if not program.exists()
    )


def _least_changed(program: Program, output: str) -> str:
    """The output recorded before, if the rule calls the new one the same."""
    path = output_path(program)
    if path.exists():
        old = path.read_text(encoding="utf-8")
        if RULES[program.rule].same(old, output):
            return old
    return output


def _trace(published: Published, output: str, result: Result) -> dict[str, Any]:
    assert result.trace is not None
    names = [re.split(r"[^A-Za-z0-9_-]", text)[0] for text in published.dependencies]
    return {
        "program": published.sha256,
        "output": _hash(output),
        "recorded_on": {
            "python": platform.python_version(),
            "packages": {name: version(name) for name in names},
        },
        "stderr": result.last_error or "",
        **result.trace,
    }


def _json(trace: dict[str, Any]) -> str:
    """One line a span, so that a change can be read in a diff."""
    head = {key: value for key, value in trace.items() if key != "spans"}
    spans = ",\n  ".join(json.dumps(span) for span in trace["spans"])
    body = json.dumps(head, indent=1).removesuffix("\n}")
    body = re.sub(r"\[[\d,\s]*\]", lambda m: " ".join(m[0].split()), body)
    return f'{body},\n "spans": [\n  {spans}\n ]\n}}\n'


def _hash(output: str) -> str:
    return sha256(output.encode()).hexdigest()


def _remedy(program: Program) -> str:
    return f"`nox -s record -- {program.id}`."
