"""`app.run(debug=True)` in a thread: the reloader wants signals

rule: exact
stderr: ValueError: signal only works in main thread of the main
  interpreter
"""

from threading import Thread

from flask import Flask

app = Flask("shop")


@app.get("/stock")
def stock() -> dict[str, int]:
    return {"tea": 12}


def main() -> None:
    web = Thread(
        target=app.run,
        kwargs={"port": 0, "debug": True},
        name="web",
    )
    web.start()
    web.join(10)
    print(f"the server runs: {web.is_alive()}")


if __name__ == "__main__":
    main()
