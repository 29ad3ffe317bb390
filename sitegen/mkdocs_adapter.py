"""Hand the generated files to MkDocs. mkdocs-gen-files runs this script."""

import sys
from pathlib import Path

import mkdocs_gen_files
from mkdocs.exceptions import PluginError
from mkdocs_gen_files.editor import FilesEditor

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sitegen.errors import SiteError  # noqa: E402  # the path must be set first
from sitegen.generate import generate  # noqa: E402  # the path must be set first

config = FilesEditor.current().config
try:
    files = generate(ROOT, site_url=config.site_url or "/")
except SiteError as problems:
    raise PluginError(str(problems)) from problems

for path, content in files.items():
    with mkdocs_gen_files.open(path, "wb") as file:
        file.write(content)
    if (ROOT / "docs" / path).is_file():
        mkdocs_gen_files.set_edit_path(path, path)
