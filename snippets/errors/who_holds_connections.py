"""Which threads have the pool's connections in use

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, current_thread
from typing import Any

from sqlalchemy import create_engine, event

engine = create_engine("sqlite:///stock.db")
holders: dict[int, str] = {}


@event.listens_for(engine, "checkout")
def taken(_: Any, record: Any, __: Any) -> None:
    holders[id(record)] = current_thread().name


@event.listens_for(engine, "checkin")
def given_back(_: Any, record: Any) -> None:
    holders.pop(id(record), None)


def hold(connected: Event, over: Event) -> None:
    with engine.connect():
        connected.set()
        assert over.wait(timeout=10)


def main() -> None:
    connected, over = Event(), Event()
    with ThreadPoolExecutor(1, "nightly-report") as pool:
        report = pool.submit(hold, connected, over)
        assert connected.wait(timeout=10)
        print(f"in use by: {list(holders.values())}")
        over.set()
        report.result(timeout=10)
        print(f"in use by: {list(holders.values())}")
    engine.dispose()


if __name__ == "__main__":
    main()
