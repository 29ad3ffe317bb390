"""The real site, built once for all workers."""

import fcntl
import os

import pytest

from tests.site.built import Html, Site, build


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the site strictly; whichever worker comes first does it for all."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, log = base / "site", base / "site.log"
    with (base / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not log.exists():
            log.write_text(build(folder), encoding="utf-8")
    said = log.read_text("utf-8")
    assert said.startswith("status 0\n"), said
    return Site(folder, said)


@pytest.fixture(scope="session")
def pages(site: Site) -> list[Html]:
    return site.pages
