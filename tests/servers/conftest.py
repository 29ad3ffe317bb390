"""Each test on each server, which runs as its page says and serves the probe."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from servers.configuration import Configuration, load
from servers.running import Running, start
from tests.servers.asking import ask
from tests.servers.crowd import SENT, Crowd, gather
from tests.servers.gates import Gate, opened
from tests.servers.observing import Observing, runs_whole

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
CONFIGURATIONS = load(ROOT)
THREADS = 8


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run write the evidence."""
    help_ = "write what is observed to evidence/servers.json, and compare nothing"
    parser.addoption("--record", action="store_true", help=help_)


def pytest_configure(config: pytest.Config) -> None:
    """Compare what tests observe with the evidence, or record it."""
    config.addinivalue_line("markers", "behaviour: a row of the table of servers")
    observing = Observing(
        file=ROOT / "evidence" / "servers.json",
        servers=list(CONFIGURATIONS),
        versions=versions,
        record=config.getoption("--record"),
        whole=runs_whole(config, HERE),
    )
    config.pluginmanager.register(observing)


def versions(server: str) -> dict[str, str]:
    """Give the versions of a server, of what it needs, and of Flask."""
    configuration = CONFIGURATIONS[server]
    # Without extras: "gunicorn[gevent]" is gunicorn.
    named = [package.partition("[")[0] for package in configuration.packages]
    found = {name: version(name) for name in dict.fromkeys([*named, "flask"])}
    found["werkzeug"] = version("werkzeug")
    return found | ({"apache": apache()} if "apache2" in configuration.debian else {})


def apache() -> str:
    """Give the version of the Apache that Debian installs."""
    # Debian keeps it there, and not on everybody's PATH.
    program = shutil.which("apache2") or "/usr/sbin/apache2"
    said = subprocess.check_output([program, "-v"], text=True)
    found = re.search(r"Apache/([\d.]+)", said)
    assert found, f"apache2 -v does not say its version:\n{said}"
    return found[1]


def make_folder(folder: Path) -> Path:
    """Put the probe where a server can run it."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(HERE / "probe", folder / "probe", ignore=ignore)
    (folder / "app.py").write_text("from probe import app as app\n", "utf-8")
    return folder


@pytest.fixture(scope="session", params=CONFIGURATIONS)
def configuration(request: pytest.FixtureRequest) -> Configuration:
    """One process with eight threads, where a server lets you choose.

    A test that changes more of it starts a server of its own.
    """
    chosen = CONFIGURATIONS[request.param]
    wanted = {"processes": 1, "threads": THREADS}
    return chosen.varied(**{k: n for k, n in wanted.items() if k in chosen.settings})


@pytest.fixture(scope="session")
def lasting_gate() -> Iterator[Gate]:
    """Where the probe comes that `server` serves."""
    with opened() as gate:
        yield gate


@pytest.fixture
def shared_gate(lasting_gate: Gate) -> Gate:
    """Have that gate, without those whom an earlier test has left there."""
    lasting_gate.forget()
    return lasting_gate


@pytest.fixture(scope="session")
def server(
    configuration: Configuration,
    lasting_gate: Gate,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Running]:
    """A running server, for tests that leave it as it was."""
    folder = make_folder(tmp_path_factory.mktemp(configuration.id))
    environment = {"PROBE_GATE": lasting_gate.address}
    with start(configuration, folder, environment=environment) as running:
        yield running


@pytest.fixture(scope="session")
def crowd(server: Running, configuration: Configuration, lasting_gate: Gate) -> Crowd:
    """Have more requests under way than the server has threads, once."""
    if not ask(server, "/requests/multithread").json():
        return gather(server, lasting_gate, room=1)
    bounded = "threads" in configuration.settings
    return gather(server, lasting_gate, room=THREADS if bounded else SENT)
