"""The database thread is made, and never started

The answer is right. The comparison raises in its own thread, where
nobody sees it, and nothing is compared.

rule: exact
stderr: RuntimeError: cannot join thread before it is started
"""

from threading import Event, Thread, Timer

comparing_begun, answered = Event(), Event()


class RetrieveFromDB(Thread):
    def run(self) -> None:
        assert answered.wait(timeout=10)
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
    seen = 11  # what the third party answered meanwhile
    comparing = Comparing(seen, from_db)
    comparing.start()
    assert comparing_begun.wait(timeout=10)
    print(f"answer: {seen}")
    Timer(0.02, answered.set).start()  # 20 ms from now
    comparing.join()
    print(comparing.verdict)


if __name__ == "__main__":
    main()
