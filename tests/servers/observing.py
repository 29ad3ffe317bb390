"""What a test observes of a server is compared with the evidence, or recorded.

A test marked with `behaviour` is a row, and gives one cell for each server. Cells are
compared where the tests run, and gathered where they are reported, which with
pytest-xdist is another process: they travel with the tests' reports.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pytest

from tests.servers.table import GROUPS, Cell, merged, read, silent, stale, write

MARK = "behaviour"
SERVER = "configuration"  # the fixture whose parameter is the server's id
Observe = Callable[[str], None]


def behaviour(key: str, *, group: str, question: str) -> pytest.MarkDecorator:
    """Mark a test as a row; it takes the fixtures `configuration` and `observe`.

    :param key: the row's name in the evidence.
    :param group: one of GROUPS.
    :param question: what the row answers, for readers.
    """
    assert group in GROUPS, f"{key}: {group!r} is none of {GROUPS}"
    return pytest.mark.behaviour(key, group, question)


def cell_of(item: pytest.Item) -> Cell:
    """Make the cell that a test is to fill."""
    mark = item.get_closest_marker(MARK)
    assert mark, f"{item.nodeid} observes, and is not marked with @behaviour"
    assert isinstance(item, pytest.Function)
    server = item.callspec.params[SERVER]
    return Cell(*mark.args, server, item.nodeid, item.location[1] or 0)


@dataclass(eq=False)
class Observing:
    """A pytest plugin: the fixture `observe`, and what becomes of what it is told.

    :ivar file: the evidence.
    :ivar servers: every server's id, in the order of columns.
    :ivar versions: gives the versions of a server and its packages.
    :ivar record: write what is observed, and compare nothing.
    :ivar whole: every test is run, so what none of them gives is stale.
    """

    file: Path
    servers: Sequence[str]
    versions: Callable[[str], Mapping[str, str]]
    record: bool
    whole: bool
    _cells: list[Cell] = field(default_factory=list)

    @pytest.fixture
    def observe(self, request: pytest.FixtureRequest) -> Iterator[Observe]:
        """Take the outcome on this server: a few words, once."""
        cell = cell_of(request.node)

        def take(outcome: str) -> None:
            assert cell.outcome is None, f"{cell.test} observes a second time"
            cell.outcome = outcome
            if not self.record and (message := cell.differs(read(self.file))):
                pytest.fail(message, pytrace=False)

        yield take
        request.node.user_properties.append((MARK, asdict(cell)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Gather cells, in the process that reports."""
        if report.when == "teardown":
            told = [said for name, said in report.user_properties if name == MARK]
            self._cells += [Cell(**said) for said in told]

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the evidence, or fail for what is stale in it."""
        if hasattr(session.config, "workerinput") or not self._cells:
            return
        wrong = silent(self._cells)
        if self.record:
            self._write(whole=self.whole and not wrong and not session.testsfailed)
        elif self.whole:
            wrong += stale(read(self.file), self._cells, self.servers)
        if wrong:
            reporter = session.config.pluginmanager.get_plugin("terminalreporter")
            assert reporter
            reporter.write_line("")
            for message in wrong:
                reporter.write_line(f"FAILED {message}", red=True)
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _write(self, *, whole: bool) -> None:
        """Keep what is recorded already, unless all of it is new."""
        cells = [cell for cell in self._cells if cell.outcome is not None]
        versions = {cell.server: self.versions(cell.server) for cell in cells}
        before = {"servers": {}, "behaviours": {}} if whole else read(self.file)
        write(self.file, merged(before, cells, versions, self.servers))


def runs_whole(config: pytest.Config, folder: Path) -> bool:
    """Say whether every test below a folder is asked for."""
    chosen = ("keyword", "markexpr", "deselect", "lf", "stepwise")
    paths = {(config.invocation_params.dir / arg).resolve() for arg in config.args}
    return folder.resolve() in paths and not any(
        config.getoption(name, None) for name in chosen
    )
