"""A small repository in a temporary folder, for tests of what reads repositories."""

from pathlib import Path
from textwrap import dedent

import pytest

from sitegen.program import Program, load_program
from sitegen.pull import Published, Puller
from sitegen.run import Result, run


class Repo:
    """A repository with an app and programs.

    Args:
        root: An empty folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("reference_app/__init__.py", "")
        self.write(
            "pyproject.toml",
            """
            [project]
            dependencies = ["flask>=2.3", "Some-Package>=1,<2"]
            [tool.coverage.run]
            source = ["reference_app"]
            """,
        )

    def write(self, path: str, text: str) -> Path:
        """Write a file; the text may be indented as a whole."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return file

    def app(self, module: str, text: str) -> None:
        """Write `reference_app/<module>.py`."""
        self.write(f"reference_app/{module}.py", text)

    def program(self, text: str, id_: str = "start/x", front: str = "") -> Program:
        """Write a program and load it.

        Args:
            text: What follows its docstring; begins on line 6.
            id_: Where.
            front: More lines of front matter.
        """
        head = f'"""A title\n\nrule: exact\n{front}"""\n\n'
        self.write(f"snippets/{id_}.py", head + dedent(text).lstrip("\n"))
        return load_program(self.root, id_)

    def publish(self, text: str) -> Published:
        """Write and publish a program."""
        return Puller(self.root).publish(self.program(text))

    def body(self, text: str) -> str:
        """The published text below its docstring."""
        return self.publish(text).text.partition('"""A title"""\n\n')[2]

    def runs(self, text: str) -> Result:
        """Run the published text alone; it must print what it prints here."""
        program = self.program(text)
        alone = run(Puller(self.root).publish(program).text, name=program.name)
        here = run(
            program.source, name=program.name, env={"PYTHONPATH": str(self.root)}
        )
        assert (alone.stdout, alone.stderr, alone.returncode) == (
            here.stdout,
            here.stderr,
            here.returncode,
        )
        return alone


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path)
