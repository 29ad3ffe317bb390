"""ApacheBench (`ab`): exactly N requests, each on a new connection.

It is one thread of C and costs little beside any server here. It reports a refused
or broken request and goes on; here that is an error, since what is left would be
measured as if it were all.
"""

import re
import subprocess
from dataclasses import dataclass

PATIENCE = 300  # seconds for all requests; the longest that is measured takes 50


class MeasurementError(Exception):
    """Requests failed, or were not all answered as they must be."""


@dataclass(frozen=True)
class Asked:
    """What `ab` measured.

    :ivar seconds: from the first request to the last answer.
    :ivar p50_ms: half of the requests were answered within so many milliseconds.
    :ivar p99_ms: 99 of 100 were.
    """

    seconds: float
    p50_ms: int
    p99_ms: int


def version() -> str:
    """Return the version of `ab`."""
    said = subprocess.run(["ab", "-V"], capture_output=True, text=True, check=True)  # noqa: S607  # the one on PATH
    return said.stdout.partition("Version ")[2].partition(" ")[0]


def ask(url: str, requests: int, clients: int, body: str) -> Asked:
    """Make requests, so many of them concurrently.

    :param clients: requests under way; fewer where there are fewer requests.
    :param body: what each answer must be; `ab` compares its length.
    :raises MeasurementError: a request failed, or `ab` did; it says what `ab` wrote.
    """
    concurrently = min(clients, requests)
    command = ["ab", "-q", f"-n{requests}", f"-c{concurrently}", url]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    if done.returncode:
        raise MeasurementError(f"`{' '.join(command)}` failed: {done.stderr.strip()}")
    return read(done.stdout, requests, len(body.encode()))


def read(said: str, requests: int, length: int) -> Asked:
    """Read what `ab` wrote.

    :param requests: that it had to make.
    :param length: of each answer's body, in bytes.
    :raises MeasurementError: it is not that many good answers of this length.
    """
    found = {
        "Complete requests": int(_number(said, r"Complete requests:")),
        "Failed requests": int(_number(said, r"Failed requests:")),
        # This line is missing where there are none.
        "Non-2xx responses": int(_number(said, r"Non-2xx responses:", "0")),
        "Document Length": int(_number(said, r"Document Length:")),
    }
    wanted = dict(zip(found, (requests, 0, 0, length), strict=True))
    if found != wanted:
        raise MeasurementError(f"ab found {found}, wanted {wanted}. It wrote:\n{said}")
    # Seconds are given to the millisecond; ten requests may take four.
    seconds = requests / float(_number(said, r"Requests per second:"))
    return Asked(
        round(seconds, 5), int(_number(said, r" 50%")), int(_number(said, r" 99%"))
    )


def _number(said: str, after: str, otherwise: str | None = None) -> str:
    match = re.search(rf"^ *{after.strip()} +([\d.]+)", said, re.MULTILINE)
    if match:
        return match[1]
    if otherwise is None:
        raise MeasurementError(f"ab wrote no line `{after}`:\n{said}")
    return otherwise
