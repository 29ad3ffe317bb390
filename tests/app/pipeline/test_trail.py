"""The steps of one request, as a timeline."""

from threading import current_thread

from reference_app.pipeline.trail import Trail


def test_the_timeline_has_a_lane_a_thread():
    clock = iter([10.0, 10.001, 10.002, 10.003, 10.004, 10.005])
    trail = Trail("request-7", lambda: next(clock))
    with trail.span("ThirdParty"), trail.span("inner", "wait"):
        pass
    trail.mark("answer sent")
    assert trail.timeline() == {
        "lanes": [
            {
                "thread": current_thread().name,
                "spans": [
                    {
                        "name": "ThirdParty",
                        "start_us": 1000,
                        "end_us": 4000,
                        "kind": "run",
                    },
                    {
                        "name": "inner",
                        "start_us": 2000,
                        "end_us": 3000,
                        "kind": "wait",
                    },
                ],
            }
        ],
        "marks": [{"name": "answer sent", "at_us": 5000}],
    }
