"""How much longer does this site take than plain MkDocs on the same Markdown?"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import yaml
from mkdocs.utils import yaml_load

from benchmarks.result import ROOT, machine, progress, seconds, write

RUNS = 5


def plain_config(folder: Path) -> Path:
    """Write our configuration without what makes pages; its docs are made already."""
    with (ROOT / "mkdocs.yml").open("rb") as file:
        config = yaml_load(file)
    config["plugins"] = [each for each in config["plugins"] if "gen-files" not in each]
    config["docs_dir"] = str(folder / "docs")
    config["theme"]["custom_dir"] = str(ROOT / "docs" / "overrides")
    del config["watch"]
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config), "utf-8")
    return path


def build(config: Path, site: Path) -> float:
    """Build once, as strictly as ever, and return the seconds it took."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    command += ["--config-file", str(config), "--site-dir", str(site)]
    return seconds(lambda: subprocess.run(command, cwd=ROOT, check=True))


def main() -> None:
    """Build in turns, ours and plain, so that a busy moment hits both."""
    before = machine("mkdocs", "mkdocs-material", "mkdocs-gen-files")
    with TemporaryDirectory() as name:
        folder = Path(name)
        make = [sys.executable, "-m", "sitegen", "folder", str(folder / "docs")]
        subprocess.run(make, cwd=ROOT, check=True)
        configs = {"ours": ROOT / "mkdocs.yml", "plain": plain_config(folder)}
        times: dict[str, list[float]] = {"ours": [], "plain": []}
        for number in range(1, RUNS + 1):
            for kind, config in configs.items():
                times[kind].append(build(config, folder / "site"))
                progress(f"{number} of {RUNS}, {kind}: {times[kind][-1]:.1f} s")
    medians = {kind: round(median(took), 2) for kind, took in times.items()}
    ratio = round(medians["ours"] / medians["plain"], 2)
    progress(f"{ratio} times as long")
    write("build", {**before, "runs": RUNS, "seconds": medians, "ratio": ratio})
