"""The comparison reads a result that is not there yet

It raises in its own thread: the answer is out, `join` returns None, and
the change from 12 to 11 goes unnoticed.

rule: exact
stderr: AttributeError: 'RetrieveFromDB' object has no attribute 'total'
"""

from threading import Event, Thread

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
        self.verdict = f"{self.from_db.total} became {self.seen}"


def main() -> None:
    from_db = RetrieveFromDB(name="RetrieveFromDB")
    from_db.start()
    comparing = Comparing(11, from_db)
    comparing.start()
    assert comparing_begun.wait(timeout=10)
    print("answer: 11")
    comparing.join()
    rows_arrive.set()
    print(comparing.verdict)


if __name__ == "__main__":
    main()
