"""A small repository with one pair of twins, for the modules that make pages."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

import pytest

from sitegen.program import load_programs
from sitegen.pull import Puller

HEAD = "---\ntitle: {title}\ndescription: One sentence on a page.\n---\n\n"


@dataclass
class Repository:
    """Files that a test writes, as an author would."""

    root: Path

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return file

    def page(self, path: str, body: str, title: str = "A page") -> Path:
        text = HEAD.format(title=json.dumps(title)) + dedent(body).lstrip("\n")
        return self.write(f"docs/{path}", text)

    def program(self, program_id: str, body: str, keys: str = "rule: exact") -> Path:
        text = f'"""Program {program_id}.\n\n{keys}\n"""\n\n{dedent(body).lstrip()}'
        return self.write(f"snippets/{program_id}.py", text)

    def result(self, name: str, content: object) -> Path:
        return self.write(f"evidence/{name}.json", json.dumps(content))

    def record(self, program_id: str, output: str, *threads: str) -> None:
        """Write the record that a run would leave, without running anything."""
        file = self.root / f"snippets/{program_id}.out"
        file.write_text(output, encoding="utf-8")
        text = self.published(program_id)
        trace = {
            "program": sha256(text.encode()).hexdigest(),
            "output": sha256(output.encode()).hexdigest(),
            "recorded_on": {"python": "3.11.2", "packages": {}},
            "stderr": "",
            "lines": list(range(1, text.count("\n") + 1)),
            "spans": [_span(thread) for thread in threads or ("MainThread",)],
        }
        file.with_suffix(".trace.json").write_text(json.dumps(trace))

    def published(self, program_id: str) -> str:
        program = load_programs(self.root)[program_id]
        return Puller(self.root).publish(program).text


def _span(thread: str) -> dict:
    return {
        "thread": thread,
        "function": "main",
        "line": 9,
        "start_us": 0,
        "end_us": 1000,
        "raised": None,
        "waits": [],
    }


@pytest.fixture
def empty(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path)
    repository.write("pyproject.toml", '[project]\ndependencies = ["flask>=2.3"]\n')
    repository.write("reference_app/__init__.py", "")
    repository.write("reference_app/web/static/timeline.css", ".bar { fill: teal }\n")
    return repository


@pytest.fixture
def repository(empty: Repository) -> Repository:
    """Twins that differ by one line, shown on the home page."""
    empty.write(
        "reference_app/start/count.py",
        '''
        """Counting."""


        def add(total: list[int]) -> None:
            """Add one to the total."""
            total[0] += 1
        ''',
    )
    body = """
        from reference_app.start.count import add

        def main() -> None:
            total = [0]
            {line}add(total)
            print("<total>", total[0])


        if __name__ == "__main__":
            main()
        """
    empty.program("start/count_broken", body.format(line=""))
    empty.program("start/count_fixed", body.format(line="add(total)\n            "))
    empty.record("start/count_broken", "<total> 1\n")
    empty.record("start/count_fixed", "<total> 2\n", "MainThread", "worker")
    empty.page("index.md", "# Home\n\n{{ twins start/count }}\n", "Home")
    return empty
