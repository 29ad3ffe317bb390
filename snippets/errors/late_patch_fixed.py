"""The patch comes before `ssl` is imported for the first time

rule: exact
"""

import subprocess
import sys
from ssl import PROTOCOL_TLS_CLIENT, SSLContext, TLSVersion

from gevent import monkey


def context() -> SSLContext:
    """As urllib3, requests and botocore make theirs."""
    made = SSLContext(PROTOCOL_TLS_CLIENT)
    made.minimum_version = TLSVersion.TLSv1_3
    return made


def main() -> None:
    print(f"SSLContext comes from {SSLContext.__module__}")
    print(f"at least {context().minimum_version.name}")


if __name__ == "__main__":
    if monkey.is_module_patched("ssl"):
        main()
    else:  # begin again, with the patches before all imports
        again = [sys.executable, "-m", "gevent.monkey", __file__]
        subprocess.run(again, check=True, timeout=20)
