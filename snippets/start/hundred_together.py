"""Start a hundred jobs together and measure how far apart they began

rule: times rounded
"""

from functools import partial

from reference_app.start.together import start_together


def sync_batch(number: int) -> str:
    return f"batch {number} synced"


def main() -> None:
    jobs = [partial(sync_batch, number) for number in range(1, 101)]
    report = start_together(jobs)
    print(f"{len(report.offsets)} jobs started")
    print(f"first to last start: {report.spread * 1000:.1f} ms")
    print(f"first result: {report.results[0]}")
    print(f"last result: {report.results[-1]}")


if __name__ == "__main__":
    main()
