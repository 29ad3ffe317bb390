"""The command line: `python -m sitegen COMMAND`, run in the repository's root."""

from __future__ import annotations

import argparse
import importlib
import sys
from functools import partial
from pathlib import Path

from sitegen import record as records
from sitegen.errors import SiteError, exit_status
from sitegen.evidence import app_lines as evidence
from sitegen.evidence import kill
from sitegen.program import Program, load_program, load_programs
from sitegen.pull import Puller

ROOT = Path()


def main() -> int:
    """Run one command; return the exit status."""
    arguments = _parser().parse_args()
    return exit_status(partial(arguments.command, arguments))


def publish(arguments: argparse.Namespace) -> None:
    """Print a program as readers get it, or write it into a folder."""
    program = load_program(ROOT, arguments.id)
    text = Puller(ROOT).publish(program).text
    if arguments.out is None:
        print(text, end="")
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / f"{program.name}.py").write_text(text, encoding="utf-8")


def record(arguments: argparse.Namespace) -> None:
    """Run programs whose record is stale, and write output and events."""
    puller = Puller(ROOT)
    problems: list[str] = []
    for program in _chosen(arguments.ids):
        try:
            published = puller.publish(program)
            if arguments.check:
                records.check(program, published, records.load_record(program))
            elif arguments.all or not records.is_fresh(program, published):
                records.record(program, published)
                print(f"recorded {program.id}")
        except SiteError as error:
            problems.append(str(error))
    for path in records.leftovers(ROOT):
        problems.append(f"{path.as_posix()}: belongs to no program. Delete it.")
    if problems:
        raise SiteError("\nerror: ".join(problems))


def tests_evidence(arguments: argparse.Namespace) -> None:
    """Write which test executes which line of the app: evidence/tests.json."""
    if not arguments.check:
        # Pages are built where coverage.py is not installed.
        importlib.import_module("sitegen.evidence.collect").write(ROOT)
    evidence.check(ROOT)


def mutants(arguments: argparse.Namespace) -> None:
    """Run the mutants of fixed twins that changed: evidence/mutants.json."""
    done = kill.check(ROOT) if arguments.check else kill.write(ROOT, all_=arguments.all)
    print(f"mutants: killed {done['killed']} of {done['of']}")


def check(_arguments: argparse.Namespace) -> None:
    """All gates, without running a program."""
    importlib.import_module("sitegen.pages.gates").check(ROOT)


def folder(arguments: argparse.Namespace) -> None:
    """Write the whole docs tree, programs put in, into a new folder."""
    importlib.import_module("sitegen.adapters").write_folder(ROOT, arguments.folder)


def _chosen(ids: list[str]) -> list[Program]:
    """The programs named; all, and then twins must be complete, if none is."""
    if ids:
        return [load_program(ROOT, id_) for id_ in ids]
    return list(load_programs(ROOT).values())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sitegen", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, function: object) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=function.__doc__)
        command.set_defaults(command=function)
        return command

    one = add("publish", publish)
    one.add_argument("id", metavar="ID")
    one.add_argument("--out", type=Path, metavar="FOLDER")
    many = add("record", record)
    many.add_argument("ids", nargs="*", metavar="ID")
    many.add_argument("--all", action="store_true", help="fresh records too")
    many.add_argument("--check", action="store_true", help="only report stale ones")
    proof = add("tests-evidence", tests_evidence)
    proof.add_argument("--check", action="store_true", help="only say if it is stale")
    proof = add("mutants", mutants)
    proof.add_argument("--all", action="store_true", help="fresh ones too")
    proof.add_argument("--check", action="store_true", help="only say if it is stale")
    add("check", check)
    add("folder", folder).add_argument("folder", type=Path, metavar="FOLDER")
    return parser


if __name__ == "__main__":
    sys.exit(main())
