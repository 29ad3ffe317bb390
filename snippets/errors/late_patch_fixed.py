"""The patch comes before `ssl` is imported for the first time

rule: exact
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from ssl import PROTOCOL_TLS_CLIENT, SSLContext, TLSVersion

from gevent import monkey


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
    print(f"SSLContext comes from {SSLContext.__module__}")
    print(view())


if __name__ == "__main__":
    if monkey.is_module_patched("ssl"):
        main()
    else:  # begin again, with the patches before all imports
        again = [sys.executable, "-m", "gevent.monkey", __file__]
        subprocess.run(again, check=True, timeout=20)
