"""Kill the app, fail its third party: is what was answered what is recorded?"""

import asyncio
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.result import write
from benchmarks.service import postgresql
from benchmarks.service.history import Verdict, check
from benchmarks.service.killing import Trial
from benchmarks.service.servers import running
from benchmarks.service.setting_up import (
    Supplied,
    gunicorn,
    machine_before,
    share,
    third_party,
)
from benchmarks.service.settling import settled
from reference_app.pipeline import leftovers

WORKERS = 2
# Seconds: of the third party, and what the app allows it and its own database.
LATENCY, SUPPLIER_TIMEOUT, INBOX_WAIT = 0.02, 1.0, 1.0
MAX_TO_WAIT = SUPPLIER_TIMEOUT + INBOX_WAIT + 1.0  # the rest is for a busy machine


@contextmanager
def database(name: str, folder: Path) -> Iterator[str]:
    """Give the URL of an empty database: of a new server, a new file, or as it is."""
    if name == "postgresql":
        with postgresql.postgresql() as url:
            yield url
    elif name == "sqlite":
        yield f"sqlite:///{folder / 'stock.db'}"
    else:
        yield name


def trial(name: str, options: Namespace, folder: Path) -> dict[str, Any]:
    """Run the app on one database until it was killed and has answered enough."""
    with database(name, folder) as url:
        times = {"latency": LATENCY, "faults": options.faults}
        with third_party(folder, **times) as supplier:
            app = gunicorn(
                folder,
                supplier,
                database=url,
                workers=WORKERS,
                threads=2 * options.clients,
                supplier_timeout=SUPPLIER_TIMEOUT,
                inbox_wait=INBOX_WAIT,
                max_pending=4 * options.clients,
            )
            with running(app) as server:
                ran = Trial(server, options.clients, MAX_TO_WAIT)
                asyncio.run(ran.run(options.kills, options.answers))
                histories, seconds = asyncio.run(settled(server, ran.outcomes.answered))
        verdict = check(ran.outcomes.answered, histories, given(supplier))
        recorded = sum(map(len, histories.values()))
        return {
            **report(ran, verdict),
            "recorded": recorded,
            "taken_up": taken_up(server.log),
            "settled_after_s": round(seconds, 1),
            "faults": faults(supplier),
        }


def given(supplier: Supplied) -> set[tuple[str, int]]:
    """Return every good answer of the third party."""
    return {
        (each["path"].rpartition("/")[2], each["quantity"])
        for each in supplier.answers()
        if each["fault"] is None
    }


def faults(supplier: Supplied) -> dict[str, int]:
    """Return how often the third party failed in each way."""
    kinds = Counter(each["fault"] for each in supplier.answers())
    del kinds[None]
    return dict(sorted(kinds.items()))


def taken_up(log: Path) -> int:
    """Return how often the app took up a sku that a killed process had left over."""
    lines = log.read_text(errors="replace").splitlines()
    return sum(f'"{leftovers.__name__}"' in line and '"INFO"' in line for line in lines)


def report(ran: Trial, verdict: Verdict) -> dict[str, Any]:
    """Return what was found."""
    outcomes = ran.outcomes
    return {
        "kills": len(ran.outages),
        "kills_of_all": ran.kills_of_all,
        "answered": len(outcomes.answered),
        **verdict.counts(),
        "hung": outcomes.hung,
        "broken": len(outcomes.broken),
        "refused": len(outcomes.refused),
        "broken_without_kill": outcomes.unexplained(ran.outages),
        "longest_s": round(outcomes.longest, 2),
        "statuses": {str(each): n for each, n in sorted(outcomes.statuses.items())},
        "examples": verdict.first_of_each(),
    }


def main(*options: str) -> None:
    """Try it on each database, one after another."""
    parsed = read(options)
    before, runs = machine_before("psycopg"), {}
    for name in parsed.database or ["sqlite", "postgresql"]:
        with TemporaryDirectory() as folder:
            print(f"  {name}:", flush=True)
            runs[name.partition(":")[0]] = trial(name, parsed, Path(folder))
    for name, found in runs.items():
        print(f"  {name}: {found}")
    parameters = {
        "latency_ms": LATENCY * 1000,
        "supplier_timeout_s": SUPPLIER_TIMEOUT,
        "inbox_wait_s": INBOX_WAIT,
        "must_end_within_s": MAX_TO_WAIT,
        "faults_percent": round(100 * parsed.faults),
        "clients": parsed.clients,
        "workers": WORKERS,
    }
    if "postgresql" in runs:
        before["packages"]["postgresql"] = postgresql.version()
    write("faults", {**before, **parameters, "databases": runs})


def read(options: Sequence[str]) -> Namespace:
    """Read the command line."""
    parser = ArgumentParser(prog="faults")
    parser.add_argument(
        "--database",
        action="append",
        help="sqlite, postgresql, or the URL of an empty database; the first two",
    )
    parser.add_argument("--kills", type=int, default=20, help="SIGKILLs, at least")
    parser.add_argument("--answers", type=int, default=5000, help="answers, at least")
    parser.add_argument("--faults", type=share, default=0.3, help="share of calls")
    parser.add_argument("--clients", type=int, default=16)
    return parser.parse_args(options)
