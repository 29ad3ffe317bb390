"""A pytest plugin: tell coverage.py which test is running, by its id.

Used with `coverage run -m pytest -p sitegen.evidence.coverage_contexts`.
coverage.py's own `dynamic_context` knows function names only, not the parameters
of a test.
"""

from __future__ import annotations

from collections.abc import Generator

import pytest
from coverage import Coverage


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Label what runs from a test's set-up to its teardown with the test's id."""
    coverage = Coverage.current()
    assert coverage is not None, "run this plugin under `coverage run`"
    coverage.switch_context(item.nodeid)
    try:
        return (yield)
    finally:
        coverage.switch_context("")
