"""Lighthouse's scores, the median of five runs, on a phone and on a desk."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from benchmarks.result import ROOT, machine, progress, write
from tests.browser.handbook import FLAGS, chromium_path
from tests.browser.server import serve

RUNS = 5
PACKAGE = "lighthouse@12"
PAGES = ("", "start/one-thread/", "errors/", "programs/")
DEVICES = {"mobile": [], "desktop": ["--preset=desktop"]}


def install() -> Path:
    """Put Lighthouse under .cache/ unless it is there; return its command."""
    folder = ROOT / ".cache" / "lighthouse"
    command = folder / "node_modules" / ".bin" / "lighthouse"
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("Lighthouse needs Node: install it (apt-get install nodejs npm).")
    if not command.exists():
        env = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
        install = [npm, "install", "--silent", "--prefix", str(folder), PACKAGE]
        subprocess.run(install, check=True, env=env)
    return command


def scores(command: Path, address: str, options: list[str]) -> dict[str, float]:
    """Run Lighthouse once; return its scores from 0 to 100."""
    chrome = " ".join(["--headless", *FLAGS])
    ran = subprocess.run(
        [
            str(command),
            address,
            "--quiet",
            "--output=json",
            f"--chrome-flags={chrome}",
            *options,
        ],
        env={**os.environ, "CHROME_PATH": chromium_path()},
        stdout=subprocess.PIPE,
        check=True,
    )
    categories = json.loads(ran.stdout)["categories"]
    return {name: round(each["score"] * 100) for name, each in categories.items()}


def main() -> None:
    """Score one page of each kind, on both devices."""
    before, command, found = machine("mkdocs-material"), install(), {}
    with serve(ROOT / "site") as site:
        for path in PAGES:
            for device, options in DEVICES.items():
                runs = [scores(command, site + path, options) for _ in range(RUNS)]
                medians = {name: median(run[name] for run in runs) for name in runs[0]}
                found[f"{path or 'home'} {device}"] = medians
                progress(f"{path or 'home'} {device}: {medians}")
    write("lighthouse", {**before, "runs": RUNS, "scores": found})
