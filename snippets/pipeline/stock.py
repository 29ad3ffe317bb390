"""The whole pipeline: a real third party, a real database, a history

Five requests, over HTTP to a supplier in this process and into an
SQLite file. Each answer is kept in the inbox first. Two requests come
together and see the same change.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from reference_app.pipeline.comparing import Comparing
from reference_app.pipeline.database import (
    Sessions,
    close_database,
    open_database,
)
from reference_app.pipeline.early import Steps, answer_early
from reference_app.pipeline.inbox import Inbox, keeping
from reference_app.pipeline.retrieve import RetrieveFromDB
from reference_app.pipeline.third_party import (
    ThirdParty,
    supplier_client,
)
from reference_app.supplier.simulator import Supplier


def ask(sku: str, times: int, steps: Steps) -> None:
    """Ask so many times concurrently; end when all are compared."""
    with (
        ThreadPoolExecutor(times, "database") as reads,
        ThreadPoolExecutor(times, "comparing") as comparisons,
        ThreadPoolExecutor(times, "request") as requests,
    ):
        asked = [
            requests.submit(
                answer_early, sku, steps, reads, comparisons
            )
            for _ in range(times)
        ]
        answers = [request.result(timeout=10) for request in asked]
        quantities = [seen.quantity for seen, _ in answers]
        done = [job.result(timeout=10) for _, job in answers]
    new = sorted(n for compared in done for n in compared.versions)
    print(f"answers: {quantities}; new versions: {new}")


def shop(supplier: Supplier, sessions: Sessions) -> None:
    """Ask while the supplier's stock changes."""
    inbox = Inbox(sessions)
    with supplier_client(supplier.url, timeout=10) as client:
        third_party = keeping(ThirdParty(client), inbox.append)
        retrieve = RetrieveFromDB(sessions)
        steps = Steps(third_party, retrieve, Comparing(sessions))
        ask("tea-250", 1, steps)
        ask("tea-250", 1, steps)
        supplier.stock["tea-250"] = 11
        ask("tea-250", 2, steps)
        supplier.stock["tea-250"] = 12
        ask("tea-250", 1, steps)
        for version, seen in retrieve.history("tea-250"):
            print(f"version {version}: {seen.quantity}")
    inbox.close()


def main() -> None:
    with TemporaryDirectory() as folder:
        sessions = open_database(f"sqlite:///{Path(folder)}/stock.db")
        with Supplier({"tea-250": 12}) as supplier:
            shop(supplier, sessions)
        close_database(sessions)


if __name__ == "__main__":
    main()
