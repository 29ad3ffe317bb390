"""Run a program under the tracer."""

from textwrap import dedent

from sitegen.run import run


def traced(text):
    """Run a program with and without the tracer; nothing else may differ."""
    text = dedent(text).lstrip("\n")
    plain = run(text, name="program")
    result = run(text, name="program", trace=True)
    assert (plain.stdout, plain.returncode) == (result.stdout, result.returncode)
    assert plain.last_error == result.last_error
    assert result.trace is not None
    return result.trace


def named(trace, function):
    return [span for span in trace["spans"] if span["function"] == function]
