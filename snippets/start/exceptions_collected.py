"""Collect each job's exception beside the others' results

rule: exact
"""

from functools import partial

from reference_app.start.outcomes import gather

STOCK = {"tea-250": 12, "mug-01": 3}


def sync_sku(sku: str) -> str:
    return f"{sku}: {STOCK[sku]} in stock"


def main() -> None:
    skus = ["tea-250", "pot-07", "mug-01"]
    jobs = [partial(sync_sku, sku) for sku in skus]
    outcomes = gather(jobs, workers=3)
    for sku, outcome in zip(skus, outcomes, strict=True):
        if outcome.error is not None:
            print(f"{sku} failed: {outcome.error!r}")
        else:
            print(outcome.result)


if __name__ == "__main__":
    main()
