"""A schedule in every process of a server: each run happens once."""

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from reference_app.start.once import create_runs
from servers.configuration import Configuration, load
from servers.running import Running, start
from tests.servers.lifecycle import save

ROOT = Path(__file__).parents[2]
SERVERS = load(ROOT)
DEBUG = {"FLASK_DEBUG": "1"}  # as `flask run --debug` sets it
# A server, its environment, and in how many processes it imports the app.
CASES = {
    "gunicorn, four workers": (SERVERS["gunicorn-sync"].varied(processes=4), {}, 4),
    "flask run --debug": (SERVERS["flask-run"], DEBUG, 2),
}


class Notes:
    """What the processes of the server have noted so far."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def of(self, word: str) -> list[tuple[str, str]]:
        """Give process and subject of each line with that word."""
        lines = self._file.read_text("utf-8").splitlines()
        split = [line.split(",") for line in lines]
        return [(process, about) for first, process, about in split if first == word]


@contextmanager
def scheduling(
    server: Configuration, folder: Path, environment: Mapping[str, str]
) -> Iterator[tuple[Running, Notes]]:
    shutil.copy(Path(__file__).parent / "scheduled" / "app.py", folder)
    # Only this of the app: every process imports it, with all that it needs.
    shutil.copytree(
        ROOT / "reference_app" / "start", folder / "reference_app" / "start"
    )
    notes = folder / "notes.txt"
    notes.touch()
    ours = {
        "RUNS": f"sqlite:///{folder / 'runs.db'}",
        "NOTES": str(notes),
        **environment,
    }
    engine = create_engine(ours["RUNS"])
    create_runs(engine)
    engine.dispose()
    with start(server, folder, environment=ours) as running:
        yield running, Notes(notes)


@pytest.mark.parametrize(
    ("server", "environment", "processes"), CASES.values(), ids=CASES
)
def test_each_run_happens_once(server, environment, processes, tmp_path):
    with scheduling(server, tmp_path, environment) as (running, notes):

        def complete() -> list[str]:
            """Due times to which every process came, and which somebody ran."""
            came = Counter(due for _, due in set(notes.of("came")))
            ran = {due for _, due in notes.of("ran")}
            return [due for due in ran if came[due] == processes]

        running.child.until(lambda: len(complete()) >= 3, "three complete due times")
        ran = Counter(due for _, due in notes.of("ran"))
        assert len({process for process, _ in notes.of("imported")}) == processes
    assert set(ran.values()) == {1}


def test_the_reloader_watches_in_one_process_and_serves_in_another(tmp_path):
    """Only the one that serves has the variable, and only it loads new code."""
    with scheduling(SERVERS["flask-run"], tmp_path, DEBUG) as (running, notes):
        watching, serving = notes.of("imported")
        assert watching == (str(running.child.pid), "None")
        assert serving[1] == "true"
        save(tmp_path / "app.py")
        running.child.until(lambda: len(notes.of("imported")) == 3, "a reload")
        again = notes.of("imported")[2]
    assert again[0] not in {watching[0], serving[0]}
    assert again[1] == "true"


def test_without_the_reloader_nobody_has_its_variable(tmp_path):
    with scheduling(SERVERS["flask-run"], tmp_path, {}) as (_, notes):
        assert [main for _, main in notes.of("imported")] == ["None"]
