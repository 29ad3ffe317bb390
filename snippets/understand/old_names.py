"""Which installed code still uses what Flask and Werkzeug have removed

Give it your site-packages: `python old_names.py venv/lib`. Without a
folder it writes two small extensions and searches those.

rule: exact
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

OLD = {
    "_request_ctx_stack": "request, has_request_context()",
    "_app_ctx_stack": "current_app, g, has_app_context()",
    "__ident_func__": "threading.get_ident, or a ContextVar",
    "before_first_request": "create_app()",
    "werkzeug.server.shutdown": "make_server(...).shutdown()",
}
ANY = re.compile("|".join(map(re.escape, OLD)))
EXAMPLES = {
    "old_db.py": "scope = _app_ctx_stack.__ident_func__\n",
    "old_login.py": "from flask import _request_ctx_stack\n",
}


def found(folder: Path) -> Iterator[str]:
    """Yield each use, with the place and what to use instead."""
    for file in sorted(folder.rglob("*.py")):
        where = file.relative_to(folder)
        text = file.read_text("utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            for name in ANY.findall(line):
                yield f"{where}:{number}: {name} -> {OLD[name]}"


def main() -> None:
    with TemporaryDirectory() as example:
        for name, text in EXAMPLES.items():
            Path(example, name).write_text(text, "utf-8")
        for use in found(Path(*sys.argv[1:2] or [example])):
            print(use)


if __name__ == "__main__":
    main()
