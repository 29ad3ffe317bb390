"""A small repository with three configurations and what a test run wrote of them."""

from collections.abc import Callable

import pytest

from tests.sitegen.pages.servers.small import INI, server

Outcomes = dict[str, dict[str, str]]
Record = Callable[..., None]

VERSIONS = {"tiny": "1.0", "flask": "3.1.3"}


@pytest.fixture
def repository(empty):
    server(empty, "tiny-one", 1, "tiny, one", files='"tiny.ini", "run.py"')
    server(empty, "tiny-two", 2, "tiny, two", debian='"libtiny"')
    server(empty, "solo", 3, "Solo <&>", page="servers/solo.md")
    folder = "servers/configurations/tiny-one"
    empty.write(f"{folder}/tiny.ini", INI)
    empty.write(f"{folder}/run.py", "import app\n")
    empty.page("index.md", "# Home\n\n{{ behaviours }}\n", "Home")
    tiny = "# Tiny\n\n{{ server tiny-one }}\n\n{{ server tiny-two }}\n"
    empty.page("servers/tiny.md", tiny)
    empty.page("servers/solo.md", "# Solo\n\n{{ server solo }}\n")
    return empty


@pytest.fixture
def record(repository) -> Record:
    """Write what `nox -s servers -- --record` would."""

    def write(behaviours: Outcomes, versions: dict[str, str] = VERSIONS) -> None:
        servers = ("tiny-one", "tiny-two", "solo")
        content = {
            "recorded": "2026-11-21",
            "system": "Linux",
            "python": "3.11.7",
            "servers": {each: {"versions": versions} for each in servers},
            "behaviours": {
                key: _row(key, outcomes) for key, outcomes in behaviours.items()
            },
        }
        repository.result("servers", content)

    return write


def _row(key: str, outcomes: dict[str, str]) -> dict:
    cells = {
        server: {"outcome": outcome, "test": f"tests/servers/test_x.py::{key}"}
        for server, outcome in outcomes.items()
    }
    group = "Requests" if key in ("concurrent", "body") else "Stop"
    return {"group": group, "question": f"What of `{key}`?", "outcomes": cells}


@pytest.fixture
def recorded(record, repository):
    """The repository after a test run."""
    record(
        {
            "concurrent": {"tiny-one": "8", "tiny-two": "8", "solo": "1"},
            "stop": {"tiny-one": "is cut", "tiny-two": "ends <x>", "solo": "is cut"},
        }
    )
    return repository
