"""A logger needs no context, `current_app.logger` does

rule: exact
"""

import logging
import sys
from concurrent.futures import ThreadPoolExecutor

from flask import Flask, current_app

app = Flask("shop")


def by_the_app() -> None:
    app.logger.warning("12 pieces left")


def by_its_name() -> None:
    logging.getLogger("shop").warning("12 pieces left")


def by_the_proxy() -> None:
    current_app.logger.warning("12 pieces left")


def main() -> None:
    line = "%(name)s, %(threadName)s: %(message)s"
    logging.basicConfig(stream=sys.stdout, format=line)
    with ThreadPoolExecutor(1, "stock") as pool:
        for job in (by_the_app, by_its_name, by_the_proxy):
            error = pool.submit(job).exception(timeout=10)
            reason = str(error).partition("\n")[0]
            print(f"{job.__name__}: {reason}")


if __name__ == "__main__":
    main()
