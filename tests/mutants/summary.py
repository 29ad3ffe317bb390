"""Counts mutants over all tests and tells the sum at the end of the run."""

import pytest

MUTANTS = "mutants"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print "mutants: killed n of n".

    The counts travel as properties of the test reports, so that the workers of
    pytest-xdist need to share nothing.
    """
    counts = [
        value
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == MUTANTS and report.when == "call"
    ]
    if counts:
        killed, of = (sum(numbers) for numbers in zip(*counts, strict=True))
        terminalreporter.write_line(f"mutants: killed {killed} of {of}")
