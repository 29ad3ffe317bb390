"""What is accepted and not finished, counted."""

import pytest

from reference_app.pipeline.pending import Pending, TooBusyError


def test_a_slot_is_given_back_also_after_an_error():
    pending = Pending(1)
    with pytest.raises(KeyError), pending.slot():
        raise KeyError("tea-250")
    with pending.slot():
        assert pending.count == 1
    assert pending.count == 0


def test_beyond_the_limit_work_is_refused_and_nothing_is_counted():
    pending = Pending(2)
    slots = [pending.enter(), pending.enter()]
    with pytest.raises(TooBusyError, match="2 requests are pending"):
        pending.enter()
    assert pending.count == 2
    slots[0].leave()
    pending.enter()
    assert pending.count == 2


def test_a_place_is_free_when_the_last_one_who_holds_it_has_left():
    pending = Pending(1)
    slot = pending.enter()
    slot.hold()
    slot.leave()
    assert pending.count == 1
    slot.leave()
    assert pending.count == 0
