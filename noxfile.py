# /// script
# requires-python = ">=3.11"
# dependencies = ["nox>=2025.5.1"]
# ///
"""Every task of this repository: `nox --list` names them, `nox -s NAME` runs one."""

import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "tests", "docs"]

HERE = Path(__file__).parent
CACHE = HERE / ".cache"
PYPROJECT = nox.project.load_toml("pyproject.toml")
# Groups that stand alone; every other lock also holds what the app runs on, and
# its extras (a group cannot name those: PEP 735), which the site's build can spare.
TOOLS = {"proofs", "uv"}
WITHOUT_EXTRAS = {"docs", *TOOLS}
# What a part of the benchmarks runs on, by its folder; the others measure the site.
MEASURED_WITH = {"service": "bench", "servers": "servers", "threads": "servers"}
# For tests that wait more than they compute; what a worker has started for some
# tests, such as a server, serves those that follow.
MANY = ("-n", "4", "--dist", "worksteal")
# mkdocs-material and mkdocs-gen-files each print a banner about MkDocs 2.
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
# A uv that misses an interpreter must say so, not go and download one.
os.environ.setdefault("UV_PYTHON_DOWNLOADS", "never")


def install(session: nox.Session, *groups: str) -> None:
    """Install locked requirements, each file checked against its hash."""
    if sys.version_info < (3, 11):
        session.error(
            f"nox runs on Python {sys.version.split()[0]}, the tools need 3.11.2 or "
            "newer: make the virtual environment with a newer python3."
        )
    files = [f"--requirement=requirements/{group}.txt" for group in groups]
    session.install("--quiet", "--require-hashes", *files)


def need(session: nox.Session, programs: tuple[str, ...], package: str) -> None:
    """Fail, with what to install, unless one of the programs is there."""
    if not any(shutil.which(program) for program in programs):
        session.error(
            f"This session needs {' or '.join(programs)}, and found none on PATH: "
            f"install it (on Debian and Ubuntu: apt-get install {package})."
        )


def build_site(session: nox.Session, *options: str) -> None:
    session.run("mkdocs", "build", "--strict", *options, env=QUIET)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the handbook into site/; any warning fails the build."""
    install(session, "docs")
    build_site(session, *session.posargs)


@nox.session(default=False)
def serve(session: nox.Session) -> None:
    """Serve the handbook, rebuilt on change, and the app with its demo page."""
    install(session, "docs")
    # Ctrl-C: both need a moment to end.
    session.run(
        *("python", "-m", "sitegen.serve", *session.posargs),
        env=QUIET,
        interrupt_timeout=10,
    )


@nox.session
def tests(session: nox.Session) -> None:
    """Test the app, every program, sitegen and the built site."""
    install(session, "tests")
    elsewhere = ("browser", "mutants", "proofs", "servers", "services")
    only_elsewhere = [f"--ignore=tests/{folder}" for folder in elsewhere]
    session.run("pytest", *MANY, *only_elsewhere, *session.posargs, env=QUIET)


@nox.session(default=False)
def mutants(session: nox.Session) -> None:
    """Take each lock, wait and context out of each fixed twin: it must fail."""
    install(session, "tests")
    session.run("pytest", *MANY, "tests/mutants", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format and types."""
    install(session, "lint")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")


@nox.session(default=False)
def record(session: nox.Session) -> None:
    """Run changed programs and write their outputs; `-- --check` runs none."""
    install(session, "tests")
    session.run("python", "-m", "sitegen", "record", *session.posargs)


@nox.session(default=False)
def evidence(session: nox.Session) -> None:
    """Write what the pages quote: tests by line of the app, and killed mutants."""
    install(session, "tests")
    for command in ("tests-evidence", "mutants"):
        session.run("python", "-m", "sitegen", command, *session.posargs)


@nox.session(default=False)
def matrix(session: nox.Session) -> None:
    """Run every program on each CPython found, with Flask 2.3, 3.0 and 3.1."""
    install(session, "docs", "uv")
    session.run("python", "-m", "sitegen.evidence.matrix", *session.posargs)


@nox.session(default=False)
def proofs(session: nox.Session) -> None:
    """Run Werkzeug's own tests for `local` against ours."""
    install(session, "tests", "proofs")
    downloads = CACHE / "sdist"
    shutil.rmtree(downloads, ignore_errors=True)
    # A wheel holds no tests; the source distribution does.
    session.run(
        *("python", "-m", "pip", "download", "--quiet", "--require-hashes"),
        *("--no-deps", "--no-build-isolation", "--no-binary=werkzeug"),
        *("--requirement=requirements/proofs.txt", f"--dest={downloads}"),
    )
    (sdist,) = downloads.glob("werkzeug-*.tar.gz")
    shutil.unpack_archive(sdist, downloads)
    source = downloads / sdist.name.removesuffix(".tar.gz")
    env = {"WERKZEUG_SOURCE": str(source)}
    session.run("pytest", "tests/proofs", *session.posargs, env=env)


@nox.session(default=False)
def services(session: nox.Session) -> None:
    """Test the app with real PostgreSQL, Redis and Celery, through every fault."""
    # Debian and Ubuntu keep these programs here, and not on PATH.
    debian = sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")))
    os.environ["PATH"] = os.pathsep.join([os.environ["PATH"], *reversed(debian)])
    need(session, ("initdb",), "postgresql")
    need(session, ("redis-server",), "redis-server")
    install(session, "services")
    session.run("pytest", "-n", "2", "tests/services", *session.posargs)


@nox.session(default=False)
def servers(session: nox.Session) -> None:
    """Start every server and compare what it does with evidence/; `-- --record`."""
    # Debian keeps Apache there, and not on everybody's PATH.
    os.environ["PATH"] = os.pathsep.join([os.environ["PATH"], "/usr/sbin"])
    need(session, ("apache2",), "apache2")
    need(session, ("apxs",), "apache2-dev")
    need(session, ("gcc",), "gcc python3-dev")
    install(session, "servers")
    session.run("pytest", *MANY, "tests/servers", *session.posargs)


@nox.session(default=False)
def browser(session: nox.Session) -> None:
    """Drive the built site in Chromium: copy, run, compare; axe; HTML; requests."""
    need(session, ("chromium", "google-chrome"), "chromium fonts-liberation")
    need(session, ("java",), "default-jre-headless")
    install(session, "browser", "uv")
    build_site(session, "--quiet")
    session.run("pytest", "-n", "2", "tests/browser", *session.posargs)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure the site; `-- latency table starts`, say: the app, servers, threads."""
    parts = {f.stem: f.parent.name for f in (HERE / "benchmarks").glob("*/*.py")}
    named = (word.replace("-", "_") for word in session.posargs)
    if groups := {MEASURED_WITH[parts[word]] for word in named if word in parts}:
        install(session, *sorted(groups))
        session.run("python", "-m", "benchmarks", *session.posargs)
        return
    need(session, ("chromium", "google-chrome"), "chromium fonts-liberation")
    install(session, "browser")
    build_site(session, "--quiet")
    session.run("python", "-m", "benchmarks", *session.posargs, env=QUIET)


@nox.session(default=False)
def lock(session: nox.Session) -> None:
    """Write requirements/*.txt anew from pyproject.toml, with hashes."""
    install(session, "uv")
    for group in PYPROJECT["dependency-groups"]:
        project = () if group in TOOLS else ("pyproject.toml",)
        extras = () if group in WITHOUT_EXTRAS else ("--all-extras",)
        # Programs run on 3.10, the tools on what Debian 12 has.
        python = "3.10" if group.startswith("flask-") else "3.11.2"
        session.run(
            *("uv", "pip", "compile", "--quiet", "--upgrade", "--universal"),
            *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"),
            *("--custom-compile-command", "nox -s lock", "--python-version", python),
            *(*project, *extras, "--group", f"pyproject.toml:{group}"),
            *("--output-file", f"requirements/{group}.txt"),
        )


if __name__ == "__main__":
    nox.main()
