"""Write the generated files where a site engine finds them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from sitegen.generate import SITE_URL, generate
from sitegen.pages.gates import ALL, Gate


def write_folder(
    root: Path,
    folder: Path,
    *,
    site_url: str = SITE_URL,
    gates: Sequence[Gate] = ALL,
) -> int:
    """Write a complete docs tree into ``folder``, for any site engine.

    What is written by hand (styles, scripts, fonts) is copied; theme overrides are
    not part of the tree. Returns how many files were generated.

    Raises:
        FileExistsError: ``folder`` exists; it is never overwritten.
        ProblemsError: The site is not right.
    """
    files = generate(root, site_url=site_url, gates=gates)
    shutil.copytree(root / "docs", folder, ignore=shutil.ignore_patterns("overrides"))
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return len(files)
