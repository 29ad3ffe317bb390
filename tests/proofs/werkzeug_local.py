"""Run Werkzeug's own tests of `werkzeug.local` against ours.

    python -m tests.proofs.werkzeug_local PATH

PATH is the unpacked source distribution of the Werkzeug that is installed (same
version: the proof says for which one it holds). Run it from the repository's root
with the packages of the test environment. The session `nox -s proofs` gets the
distribution and calls this.

The tests say `from werkzeug import local`; before they are imported, both that name
and `sys.modules["werkzeug.local"]` are made to be `reference_app.isolation.local`.
Nothing of Werkzeug's tests is kept in this repository.

Exit code 0 and `evidence/werkzeug_local.json` only if all tests passed: a failure, a
skip, no test at all, or a test module that got another `local` is exit code 1 and
leaves the evidence as it was.
"""

import json
import platform
import sys
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import pytest
import werkzeug

from reference_app.isolation import local as ours

EVIDENCE = Path("evidence/werkzeug_local.json")
PLAIN = [
    "-q",
    "--noconftest",
    "-c",
    "/dev/null",
    "-W",
    "error",
    "-p",
    "no:cacheprovider",
    # Plugins of others: the app has imported what one of them (anyio's) rewrites.
    "--disable-plugin-autoload",
]


class StandIn:
    """A pytest plugin: puts ours in Werkzeug's place and counts the outcomes."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.strangers: list[str] = []

    def pytest_configure(self) -> None:
        sys.modules["werkzeug.local"] = ours
        werkzeug.local = ours

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        self.strangers = [i.nodeid for i in items if i.module.local is not ours]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.outcome != "passed":
            self.outcomes[report.outcome] += 1


def sdist_tests(sdist: Path) -> Path:
    """Return the test file in an unpacked sdist of the installed Werkzeug."""
    installed = version("werkzeug")
    if sdist.resolve().name != f"werkzeug-{installed}":
        raise SystemExit(f"{sdist} is not werkzeug-{installed}, which is installed.")
    found = sdist / "tests" / "test_local.py"
    if not found.is_file():
        raise SystemExit(f"{found} does not exist: give the unpacked sdist.")
    return found


def complaint(exit_code: int, plugin: StandIn) -> str | None:
    """Say what keeps the run from being a proof; None: it is one."""
    if plugin.strangers:
        return f"did not test ours: {plugin.strangers[0]}"
    if not plugin.outcomes:
        return f"no test ran, pytest exit {exit_code}"
    if set(plugin.outcomes) != {"passed"} or exit_code:
        return f"not all passed: {dict(plugin.outcomes)}, pytest exit {exit_code}"
    return None


def main(sdist: Path) -> str | None:
    """Run the proof; write the evidence. Returns what is wrong, or None."""
    plugin = StandIn()
    exit_code = pytest.main([*PLAIN, str(sdist_tests(sdist))], plugins=[plugin])
    wrong = complaint(exit_code, plugin)
    if wrong is None:
        result = {
            "werkzeug": version("werkzeug"),
            "passed": plugin.outcomes["passed"],
            "failed": 0,
            "python": platform.python_version(),
        }
        EVIDENCE.parent.mkdir(exist_ok=True)
        EVIDENCE.write_text(json.dumps(result, indent=2) + "\n")
        print(f"Werkzeug {result['werkzeug']}: {result['passed']} of its tests pass.")
    return wrong


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Give one path: the unpacked source distribution of Werkzeug.")
    sys.exit(main(Path(sys.argv[1])))
