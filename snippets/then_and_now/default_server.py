"""What `app.run()` asks of Werkzeug: a thread for each request

rule: exact
"""

from inspect import signature
from unittest.mock import patch

from flask import Flask
from werkzeug.serving import run_simple

app = Flask("shop")


def asked(**options: bool) -> object:
    with (
        patch("flask.cli.show_server_banner"),
        patch("werkzeug.serving.run_simple") as started,
    ):
        app.run(**options)
    return started.call_args.kwargs["threaded"]


def main() -> None:
    print(f"app.run(): threaded={asked()}")
    print(f"app.run(threaded=False): threaded={asked(threaded=False)}")
    alone = signature(run_simple).parameters["threaded"].default
    print(f"run_simple by itself: threaded={alone}")


if __name__ == "__main__":
    main()
