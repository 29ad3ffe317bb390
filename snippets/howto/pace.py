"""Ten threads keep to twenty calls a second, together

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from time import monotonic

from reference_app.sharing.rate import Pace, TooManyCallsError

pace = Pace(per_second=20)


def ask_supplier(_: int) -> float:
    pace.slot()
    return monotonic()


def main() -> None:
    begun = monotonic()
    with ThreadPoolExecutor(10, "sync") as pool:
        last = max(pool.map(ask_supplier, range(10)))
    print(f"the last waits for nine others: {last - begun > 8.9 / 20}")
    hourly = Pace(per_second=1 / 3600)
    hourly.slot()
    try:
        hourly.slot(within=2.0)
    except TooManyCallsError:
        print("the next call is not free within 2 s: answer 503")


if __name__ == "__main__":
    main()
