"""The tutorial's last program, under the servers that its page names."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from servers.configuration import Configuration, load
from servers.running import Running, start
from sitegen.program import load_program
from sitegen.pull import Puller
from tests.servers.asking import asked

ROOT = Path(__file__).parents[2]
PROGRAM = Puller(ROOT).publish(load_program(ROOT, "learn/chapter_7")).text
SERVERS = load(ROOT)
BOTH = [SERVERS["waitress"], SERVERS["gunicorn-gthread"].varied(processes=2, threads=4)]
# What the reader has, and a view that says which process answers.
APP = """
from os import getpid
from chapter_7 import app

@app.get("/ready")
def ready():
    return str(getpid())

@app.after_request
def sign(response):
    response.headers["Process"] = getpid()
    return response
"""
USERS = [f"/stock/tea-250?user={number}" for number in range(8)]
HISTORY = "SELECT version, quantity FROM versions WHERE sku = 'tea-250'"


@pytest.fixture(params=BOTH, ids=lambda each: each.id)
def configuration(request: pytest.FixtureRequest) -> Configuration:
    """Eight threads, in one process or in two."""
    return request.param


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The reader's folder, with an empty history."""
    (tmp_path / "chapter_7.py").write_text(PROGRAM, "utf-8")
    (tmp_path / "app.py").write_text(APP, "utf-8")
    make = [sys.executable, "-m", "flask", "--app", "chapter_7", "init-db"]
    subprocess.run(make, cwd=tmp_path, check=True, timeout=30)
    return tmp_path


@contextmanager
def nobody_writes(folder: Path) -> Iterator[sqlite3.Connection]:
    """Hold the database's write lock, and give what can read it."""
    with closing(sqlite3.connect(folder / "stock.db")) as database:
        database.execute("BEGIN IMMEDIATE")
        yield database


def answered_by(server: Running) -> set[str]:
    """Have eight users ask concurrently; give the processes that have answered."""
    with asked(server, USERS) as asking:
        answers = [each.result() for each in asking]
    assert [json.loads(each.text) for each in answers] == [{"tea-250": 11}] * 8
    return {each.headers["Process"] for each in answers}


def test_a_stop_loses_no_comparison_and_records_none_twice(
    configuration: Configuration, folder: Path
) -> None:
    processes: set[str] = set()
    with start(configuration, folder) as server:
        with nobody_writes(folder) as database:
            wanted = 2 if "processes" in configuration.settings else 1
            for _ in range(10):
                processes |= answered_by(server)
                if len(processes) == wanted:
                    break
            assert database.execute(HISTORY).fetchall() == [(1, 12)]
            os.kill(server.child.pid, signal.Signals[configuration.stop])
        assert server.child.wait() == 0
    assert len(processes) == wanted
    with closing(sqlite3.connect(folder / "stock.db")) as database:
        assert database.execute(HISTORY).fetchall() == [(1, 12), (2, 11)]
