"""A test that leaves a thread behind fails, and hears its name

In pytest the `with` is the body of a fixture, around its `yield`.

rule: exact
"""

from threading import Event, Thread

from reference_app.testing.leaks import no_thread_left


class Prices:
    """Refreshed by a thread of their own."""

    def __init__(self) -> None:
        self.closing = Event()
        self.refresher = Thread(target=self.refresh, name="prices")
        self.refresher.start()

    def refresh(self) -> None:
        self.closing.wait(timeout=60)  # then it would ask again

    def close(self) -> None:
        self.closing.set()
        self.refresher.join(timeout=10)


def main() -> None:
    try:
        with no_thread_left(within=0.1):
            forgotten = Prices()
    except AssertionError as error:
        print(f"AssertionError: {error}")
    forgotten.close()

    with no_thread_left(within=0.1):
        Prices().close()
    print("closed in time: nothing to say")


if __name__ == "__main__":
    main()
