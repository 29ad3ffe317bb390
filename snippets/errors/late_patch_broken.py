"""`SSLContext` is imported before gevent's patch, and calls itself

rule: exact
"""

import warnings
from concurrent.futures import ThreadPoolExecutor
from ssl import PROTOCOL_TLS_CLIENT, SSLContext, TLSVersion

from gevent import monkey

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    monkey.patch_all()


def context() -> SSLContext:
    """As urllib3, requests and botocore make theirs."""
    made = SSLContext(PROTOCOL_TLS_CLIENT)
    made.minimum_version = TLSVersion.TLSv1_3
    return made


def view() -> str:
    """A request runs in a thread, here a greenlet."""
    with ThreadPoolExecutor(1, "request") as requests:
        made = requests.submit(context).result(timeout=10)
    return f"at least {made.minimum_version.name}"


def main() -> None:
    for each in told:
        text = str(each.message).partition(" may ")[0]
        print(f"{each.category.__name__}: {text}")
    print(f"SSLContext comes from {SSLContext.__module__}")
    try:
        print(view())
    except RecursionError as error:
        print(f"RecursionError: {str(error)[:32]}")


if __name__ == "__main__":
    main()
