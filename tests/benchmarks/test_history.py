"""The check of the fault test finds each kind of fault, and nothing where is none."""

from datetime import datetime, timedelta, timezone

from benchmarks.service.history import (
    Answered,
    Recorded,
    check,
    read_answer,
    read_history,
)

NOON = datetime(2026, 1, 2, 12, tzinfo=timezone.utc)


def recorded(*rows: tuple[int, int]) -> list[Recorded]:
    return [Recorded(version, n, at(n)) for version, n in rows]


def at(quantity: int) -> datetime:
    """Give each quantity a time of its own."""
    return NOON + timedelta(seconds=quantity)


def answered(*quantities: int) -> list[Answered]:
    return [Answered("tea-250", n, at(n)) for n in quantities]


def given(*quantities: int) -> set[tuple[str, int]]:
    return {("tea-250", n) for n in quantities}


def found(
    answers: list[Answered], history: list[Recorded], third_party: set[tuple[str, int]]
) -> dict[str, list[str]]:
    """Return the kinds of fault that were found."""
    verdict = check(answers, {"tea-250": history}, third_party)
    return {kind: lines for kind, lines in vars(verdict).items() if lines}


def test_it_finds_nothing_where_all_is_recorded_as_it_was_answered():
    assert not found(answered(7, 9), recorded((1, 7), (2, 9)), given(7, 9))


def test_the_order_of_the_answers_does_not_matter():
    assert not found(answered(9, 7), recorded((1, 7), (2, 9)), given(7, 9))


def test_what_was_recorded_and_not_answered_is_right():
    assert not found(answered(9), recorded((1, 7), (2, 9)), given(7, 9))


def test_an_answer_that_is_not_in_the_history_is_lost():
    faults = found(answered(7, 9), recorded((1, 7)), given(7, 9))
    assert faults == {"lost": [f"tea-250 9 of {at(9).isoformat()}"]}


def test_an_answer_about_a_sku_without_a_history_is_lost():
    assert [*vars(check(answered(7), {}, given(7))).values()].count([]) == 4
    assert check(answered(7), {}, given(7)).lost


def test_an_answer_that_was_recorded_with_another_time_is_lost():
    late = [Recorded(1, 7, at(8))]
    assert found(answered(7), late, given(7)) == {
        "lost": [
            f"tea-250 7 of {at(7).isoformat()} is recorded as of {at(8).isoformat()}"
        ]
    }


def test_the_same_moment_in_another_time_zone_is_the_same():
    elsewhere = at(7).astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert not found(answered(7), [Recorded(1, 7, elsewhere)], given(7))


def test_an_observation_that_was_recorded_twice_is_doubled():
    history = recorded((1, 7), (2, 9), (3, 7))
    assert found(answered(7, 9), history, given(7, 9)) == {
        "doubled": ["tea-250 7: 2 times"]
    }


def test_it_finds_what_was_doubled_without_an_answer():
    history = recorded((1, 7), (2, 9), (3, 7))
    assert list(found(answered(9), history, given(7, 9))) == ["doubled"]


def test_a_number_that_was_left_out_is_a_gap():
    faults = found(answered(7, 9), recorded((1, 7), (3, 9)), given(7, 9))
    assert faults == {"gaps": ["tea-250: [1, 3]"]}


def test_a_history_that_does_not_begin_with_1_has_a_gap():
    assert list(found(answered(7), recorded((2, 7)), given(7))) == ["gaps"]


def test_a_number_that_came_twice_is_a_gap():
    assert list(found(answered(7, 9), recorded((1, 7), (1, 9)), given(7, 9))) == [
        "gaps"
    ]


def test_a_version_like_the_one_before_is_unchanged():
    faults = found(answered(7), recorded((1, 7), (2, 7)), given(7))
    assert faults["unchanged"] == ["tea-250: versions 1 and 2"]


def test_a_recorded_value_that_was_never_given_is_wrong():
    faults = found(answered(7), recorded((1, 7), (2, 8)), given(7))
    assert faults == {"wrong": ["tea-250 8"]}


def test_an_answered_value_that_was_never_given_is_wrong():
    assert "wrong" in found(answered(7, 8), recorded((1, 7)), given(7))


def test_a_value_that_was_given_for_another_sku_is_wrong():
    assert list(found(answered(7), recorded((1, 7)), {("mug-01", 7)})) == ["wrong"]


def test_it_counts_every_kind_and_names_the_first_of_each():
    verdict = check(answered(7, 9, 8), {"tea-250": recorded((1, 7))}, given(7, 8, 9))
    assert verdict.counts() == {
        "lost": 2,
        "doubled": 0,
        "gaps": 0,
        "unchanged": 0,
        "wrong": 0,
    }
    assert verdict.first_of_each() == [f"lost: tea-250 9 of {at(9).isoformat()}"]


def test_it_reads_what_the_app_answers():
    body = {"sku": "tea-250", "quantity": 7, "observed_at": at(7).isoformat()}
    assert [read_answer(body)] == answered(7)
    row = {"version": 1, "quantity": 7, "observed_at": at(7).isoformat()}
    assert read_history([row]) == recorded((1, 7))
