"""The table of servers fails for whatever it does not tell any more."""

import json
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["pytester"]
CONFTEST = """
from pathlib import Path

import pytest
from tests.servers.observing import Observing, runs_whole

SERVERS = ["first", "second"]
HERE = Path(__file__).parent


def pytest_addoption(parser):
    parser.addoption("--record", action="store_true")


def pytest_configure(config):
    config.addinivalue_line("markers", "behaviour: a row")
    config.pluginmanager.register(
        Observing(
            HERE / "servers.json",
            SERVERS,
            lambda server: {server: "1.0"},
            config.getoption("--record"),
            runs_whole(config, HERE),
        )
    )


@pytest.fixture(params=SERVERS)
def configuration(request):
    return request.param
"""
ROW = """
@behaviour("{key}", group="{group}", question="What of {key}?")
def test_{key}(configuration, observe):
    {body}
"""


class Table:
    """Tests with rows, and the evidence beside them."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self._pytester = pytester
        self._rows: dict[str, str] = {}
        pytester.makeconftest(CONFTEST)

    def row(self, key: str, outcome: str, group: str = "Stop", body: str = "") -> None:
        """Have a row with one outcome for both servers, or another body."""
        body = body or f"observe('{outcome}')"
        self._rows[key] = ROW.format(key=key, group=group, body=body)

    def without(self, key: str) -> None:
        """Have it no more."""
        del self._rows[key]

    def run(self, *options: str) -> pytest.RunResult:
        """Run the tests."""
        head = "from tests.servers.observing import behaviour\n"
        self._pytester.makepyfile(test_rows=head + "".join(self._rows.values()))
        return self._pytester.runpytest("-pno:cacheprovider", *options)

    @property
    def file(self) -> Path:
        """The evidence."""
        return self._pytester.path / "servers.json"

    @property
    def recorded(self) -> dict[str, Any]:
        """What it holds."""
        evidence: dict[str, Any] = json.loads(self.file.read_text("utf-8"))
        return evidence

    def outcomes(self, key: str) -> list[str]:
        """Give a row's recorded outcomes, by column."""
        cells = self.recorded["behaviours"][key]["outcomes"]
        return [cell["outcome"] for cell in cells.values()]


@pytest.fixture
def table(pytester: pytest.Pytester) -> Table:
    """Two rows, recorded."""
    made = Table(pytester)
    made.row("stop", "finishes")
    made.row("count", "8", group="Requests")
    assert made.run("--record").ret == 0
    return made


def fails(result: pytest.RunResult, *messages: str) -> None:
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines([f"*{message}*" for message in messages])


def test_what_is_recorded_holds(table: Table) -> None:
    assert table.run().ret == 0
    assert table.outcomes("stop") == ["finishes", "finishes"]
    assert list(table.recorded["behaviours"]) == ["count", "stop"]
    assert list(table.recorded["servers"]) == ["first", "second"]
    assert table.recorded["servers"]["second"] == {"versions": {"second": "1.0"}}
    first = table.recorded["behaviours"]["count"]["outcomes"]["first"]
    assert first["test"] == "test_rows.py::test_count[first]"


def test_cells_come_from_all_workers(table: Table) -> None:
    table.row("stop", "is cut")
    assert table.run("--record", "-n2").ret == 0
    assert table.outcomes("stop") == ["is cut", "is cut"]
    assert table.outcomes("count") == ["8", "8"]
    assert table.run("-n2").ret == 0


def test_another_outcome_fails_and_names_the_command(table: Table) -> None:
    table.row("stop", "is cut")
    fails(
        table.run(),
        "stop on first: the outcome recorded is 'finishes', observed is 'is cut'.*"
        "nox -s servers -- --record",
    )


def test_another_question_fails(table: Table) -> None:
    content = table.file.read_text("utf-8")
    table.file.write_text(content.replace("What of stop?", "And stop?"), "utf-8")
    fails(table.run(), "stop on first: the question recorded is 'And stop?'")


def test_a_cell_that_is_not_recorded_fails(table: Table) -> None:
    evidence = table.recorded
    del evidence["behaviours"]["stop"]["outcomes"]["second"]
    table.file.write_text(json.dumps(evidence), "utf-8")
    fails(table.run(), "stop on second: the outcome recorded is None")


def test_a_row_that_no_test_gives_fails_a_whole_run(table: Table) -> None:
    table.without("stop")
    fails(table.run(), "stop on first is recorded, and no test gave it")
    assert table.run("-kcount").ret == 0


def test_a_recorded_server_that_is_gone_fails_a_whole_run(table: Table) -> None:
    evidence = table.recorded
    evidence["servers"]["third"] = {"versions": {}}
    table.file.write_text(json.dumps(evidence), "utf-8")
    fails(table.run(), "third is recorded, and is no server of ours")


def test_a_row_that_skips_a_server_fails_a_whole_run(table: Table) -> None:
    table.without("stop")
    table.run("--record")
    table.row("stop", "", body="pass")
    fails(table.run(), "*::test_stop?first? observed nothing")


def test_observing_twice_fails(table: Table) -> None:
    table.row("stop", "", body="observe('finishes'); observe('finishes')")
    fails(table.run(), "*::test_stop?first? observes a second time")


def test_a_part_is_recorded_into_what_is_there(table: Table) -> None:
    table.row("stop", "is cut")
    assert table.run("--record", "-kstop and first").ret == 0
    assert table.outcomes("stop") == ["is cut", "finishes"]
    assert table.outcomes("count") == ["8", "8"]


def test_a_whole_record_forgets_what_no_test_gives(table: Table) -> None:
    table.without("stop")
    assert table.run("--record").ret == 0
    assert list(table.recorded["behaviours"]) == ["count"]


def test_a_failed_run_forgets_nothing(table: Table) -> None:
    table.row("stop", "", body="assert configuration == 'first'; observe('is cut')")
    fails(table.run("--record"))
    assert table.outcomes("stop") == ["is cut", "finishes"]


def test_a_group_that_does_not_exist_fails(table: Table) -> None:
    table.row("stop", "finishes", group="Stops")
    result = table.run()
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines(["*stop: 'Stops' is none of*"])
