"""The proof holds for the Werkzeug in hand, and would say so if it did not."""

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def prove(sdist: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the proof in a folder, which gets its evidence."""
    command = [sys.executable, "-m", "tests.proofs.werkzeug_local", str(sdist)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command,
        check=False,
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_werkzeugs_tests_pass_against_ours():
    sdist = os.environ.get("WERKZEUG_SOURCE")
    assert sdist, "WERKZEUG_SOURCE names Werkzeug's unpacked source: nox -s proofs"
    run = prove(Path(sdist).resolve(), ROOT)
    assert run.returncode == 0, run.stdout + run.stderr


NO_PROOFS = {
    "failure": ("def test_a(): assert not local", "'failed': 1"),
    "one skipped": ("def test_a(): pass\ndef test_b(): pytest.skip()", "'skipped': 1"),
    "all skipped": ("pytest.skip(allow_module_level=True)", "no test ran"),
    "empty": ("", "no test ran"),
    "other module": ("import werkzeug as local\ndef test_a(): pass", "not test ours"),
}


@pytest.mark.parametrize(("tests", "complaint"), NO_PROOFS.values(), ids=NO_PROOFS)
def test_anything_less_is_no_proof(tmp_path, tests, complaint):
    sdist = tmp_path / f"werkzeug-{version('werkzeug')}"
    (sdist / "tests").mkdir(parents=True)
    text = f"import pytest\nfrom werkzeug import local\n{tests}\n"
    (sdist / "tests" / "test_local.py").write_text(text)
    run = prove(sdist, tmp_path)
    assert run.returncode == 1
    assert complaint in run.stderr
    assert not (tmp_path / "evidence").exists()


def test_a_source_of_another_version_is_refused(tmp_path):
    run = prove(tmp_path, tmp_path)
    assert run.returncode == 1
    assert "which is installed" in run.stderr
