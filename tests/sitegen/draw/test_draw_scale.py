"""Where a moment lies in a picture, and how labels shorten what they say."""

from __future__ import annotations

from sitegen.draw.scale import Need, Scale
from sitegen.draw.words import brief, duration


def test_scale_keeps_order_and_fills_the_width() -> None:
    scale = Scale([0, 1, 5_000_000, 2], [], left=10, width=100)
    places = [scale(moment) for moment in (0, 1, 2, 5_000_000)]
    assert places == sorted(set(places))
    assert (round(places[0], 6), round(places[-1], 6)) == (10, 110)


def test_scale_gives_labels_room_in_order_of_need() -> None:
    moments = [0, 10, 5000, 9000]
    scale = Scale(moments, [Need(0, 10, 60), Need(10, 9000, 90)], left=0, width=100)
    assert scale(10) - scale(0) >= 60
    assert round(scale(9000), 6) == 100


def test_scale_survives_more_events_than_pixels() -> None:
    scale = Scale(range(0, 100_000, 7), [], left=0, width=500)
    assert scale(0) < scale(7) < scale(99_995) <= 500.001


def test_durations_have_two_figures() -> None:
    said = [duration(each) for each in (7, 999, 1234, 20_500, 412_000, 2_049_000)]
    assert said == ["7 µs", "999 µs", "1.2 ms", "20 ms", "412 ms", "2 s"]


def test_a_long_call_is_shortened_to_its_names() -> None:
    assert brief("pool.submit(ask, (1, 2)).result()") == "pool.submit(…).result()"
