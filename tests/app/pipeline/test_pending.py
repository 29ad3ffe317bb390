"""What is accepted and not finished, counted."""

import pytest

from reference_app.pipeline.pending import Pending


def test_a_slot_is_given_back_also_after_an_error():
    pending = Pending(1)
    with pytest.raises(KeyError), pending.slot():
        raise KeyError("tea-250")
    with pending.slot():
        assert pending.count == 1
    assert pending.count == 0
