"""What is to be measured is there, set up as the table says, or the error says more."""

import pytest

from benchmarks.result import ROOT
from benchmarks.servers import together
from benchmarks.servers.sides import HELD, NEVER, Side
from benchmarks.servers.table import EVERY
from servers.configuration import ConfigurationError, load

KNOWN = load(ROOT)


@pytest.mark.parametrize("side", EVERY, ids=lambda side: side.id)
def test_a_side_has_its_processes_and_threads_and_replaces_none(side):
    configuration = side.of(KNOWN)
    wanted = {"processes": side.processes, "threads": side.threads, "recycle": NEVER}
    for name in wanted.keys() & configuration.settings.keys():
        assert configuration.number(name) == wanted[name]


def test_a_server_without_the_setting_says_so():
    with pytest.raises(ConfigurationError, match="waitress has no setting 'processes'"):
        Side("waitress", processes=2).of(KNOWN)


def test_gunicorn_is_told_how_many_connections_to_hold():
    assert HELD.environment == {"GUNICORN_CMD_ARGS": "--worker-connections=16"}
    assert Side("waitress").environment == {}


def test_a_server_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setattr(together, "_version", {"flask": "3.1.3"}.get)
    with pytest.raises(
        together.MissingError, match=r"waitress, werkzeug cannot .*nox -s bench"
    ):
        together.versions([Side("waitress")], KNOWN)


def test_a_missing_apache_is_named_with_what_installs_it(monkeypatch, tmp_path):
    monkeypatch.setattr(together, "_version", lambda name: f"{name} 1")
    monkeypatch.setattr(together, "SYSTEM", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(together.MissingError, match="apt-get install apache2"):
        together.versions([Side("waitress")], KNOWN)
