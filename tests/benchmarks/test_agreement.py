"""A ratio is quoted only if two runs agree on it; the result files are held to that."""

import json
from pathlib import Path

import pytest

from benchmarks.agreement import AGREE_WITHIN, apart, ratio

FOLDER = Path(__file__).parents[2] / "evidence" / "benchmarks"


def results_with_ratios():
    for path in sorted(FOLDER.glob("*.json")):
        result = json.loads(path.read_text("utf-8"))
        if "ratios" in result:
            yield pytest.param(result, id=path.stem)


def test_a_ratio_keeps_both_runs_and_how_far_they_are_apart():
    assert ratio(7.9123, [7.8, 8.0]) == {
        "value": 7.91,
        "runs": [7.8, 8.0],
        "apart": 0.026,
    }


def test_runs_that_do_not_agree_are_named():
    ratios = {"close": ratio(1, [0.95, 1.05]), "far": ratio(1, [0.9, 1.1])}
    assert apart(ratios) == ["far"]


@pytest.mark.parametrize("result", list(results_with_ratios()))
def test_two_runs_agree_on_every_ratio_within_what_the_page_states(result):
    assert result["agree_within"] == AGREE_WITHIN
    assert all(len(each["runs"]) == 2 for each in result["ratios"].values())
    assert apart(result["ratios"]) == []
