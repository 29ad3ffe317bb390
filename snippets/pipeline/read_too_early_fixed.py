"""Wait for the thread before you read what it made

rule: exact
"""

from threading import Event, Thread, Timer

comparing_begun, rows_arrive = Event(), Event()


class RetrieveFromDB(Thread):
    def run(self) -> None:
        assert rows_arrive.wait(timeout=10)
        self.total = 12


class Comparing(Thread):
    def __init__(self, seen: int, from_db: RetrieveFromDB) -> None:
        super().__init__(name="Comparing")
        self.seen, self.from_db = seen, from_db
        self.verdict = "nothing compared"

    def run(self) -> None:
        comparing_begun.set()
        self.from_db.join()
        self.verdict = f"{self.from_db.total} became {self.seen}"


def main() -> None:
    from_db = RetrieveFromDB(name="RetrieveFromDB")
    from_db.start()
    comparing = Comparing(11, from_db)
    comparing.start()
    assert comparing_begun.wait(timeout=10)
    print("answer: 11")
    Timer(0.02, rows_arrive.set).start()  # 20 ms from now
    comparing.join()
    print(comparing.verdict)


if __name__ == "__main__":
    main()
