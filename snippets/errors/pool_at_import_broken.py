"""A pool of processes is used while the module is imported

rule: exact
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from flask import Flask


def total(order: list[int]) -> int:
    return sum(order)


app = Flask("shop")
pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
try:  # the child imports this module, too, and comes here
    app.config["TOTAL"] = pool.submit(total, [3, 4]).result(timeout=20)
except RuntimeError as error:
    text = " ".join(str(error).split())
    print(f"{type(error).__name__}: {text.partition('. ')[0]}")
    sys.exit()
