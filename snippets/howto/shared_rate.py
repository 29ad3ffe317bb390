"""One rate for all workers: the next free time is a row

Two engines stand for two workers. Allowed are five calls a second.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import Engine, create_engine

from reference_app.sharing.rate import create_rate, take_slot

FILE = Path("rates.db")
NOW = 1_795_303_800.0  # time.time() in yours


def worker(engine: Engine) -> list[float]:
    pauses = [take_slot(engine, "supplier", 5, NOW) for _ in range(3)]
    return [round(pause, 3) for pause in pauses]


def main() -> None:
    engines = [create_engine(f"sqlite:///{FILE}") for _ in range(2)]
    create_rate(engines[0], "supplier")
    with ThreadPoolExecutor(2, "worker") as pool:
        one, two = pool.map(worker, engines)
    print(f"one call each, after {sorted(one + two)} s")
    for engine in engines:
        engine.dispose()
    FILE.unlink()


if __name__ == "__main__":
    main()
