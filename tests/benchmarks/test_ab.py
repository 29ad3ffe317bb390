"""What `ab` says is believed only if every request was answered as it must be."""

import pytest

from benchmarks.servers.ab import MeasurementError, read

GOOD = """\
Server Software:        gunicorn
Document Path:          /wait
Document Length:        6 bytes

Concurrency Level:      10
Time taken for tests:   0.106 seconds
Complete requests:      10
Failed requests:        0
Total transferred:      1590 bytes
Requests per second:    94.12 [#/sec] (mean)
Time per request:       106.247 [ms] (mean)

Percentage of the requests served within a certain time (ms)
  50%     54
  66%    103
  99%    104
 100%    104 (longest request)
"""


def test_seconds_and_percentiles_are_read():
    asked = read(GOOD, requests=10, length=6)
    assert asked.seconds == pytest.approx(10 / 94.12, abs=1e-5)
    assert (asked.p50_ms, asked.p99_ms) == (54, 104)


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("Failed requests:        0", "Failed requests:        1"),
        ("Failed requests:        0", "Failed requests: 0\nNon-2xx responses: 10"),
        ("Complete requests:      10", "Complete requests:      9"),
        ("Document Length:        6 bytes", "Document Length:        0 bytes"),
    ],
    ids=["failed", "status", "incomplete", "other answer"],
)
def test_a_request_that_was_not_answered_well_spoils_the_measurement(line, instead):
    with pytest.raises(MeasurementError, match=r"wanted .* It wrote:"):
        read(GOOD.replace(line, instead), requests=10, length=6)


def test_an_answer_of_ab_that_cannot_be_read_is_shown():
    with pytest.raises(MeasurementError, match="no line `Complete requests:`:\nwhat"):
        read("what", requests=10, length=6)
