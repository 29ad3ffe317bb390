"""Threads that a view starts: whether they are daemons, and what they know."""

from servers.running import Running
from tests.servers.asking import ask
from tests.servers.crowd import Crowd
from tests.servers.observing import Observe, behaviour

GROUP = "Threads started in a view"


@behaviour(
    "daemon_flag",
    group=GROUP,
    question="Is a thread a daemon when the view does not say so?",
)
def test_daemon_flag(crowd: Crowd, observe: Observe) -> None:
    some = "depends on the thread that serves"
    answers = {"yes": "a daemon", "no": "no daemon", "some": some}
    observe(answers[crowd.all_say("starts_daemon")])


@behaviour(
    "bare_thread",
    group=GROUP,
    question="What does a bare thread get from current_app?",
)
def test_bare_thread(server: Running, observe: Observe) -> None:
    got = ask(server, "/threads/bare").text
    assert got == "RuntimeError"
    observe(got)


@behaviour(
    "pushed_context",
    group=GROUP,
    question="And with app.app_context() in the thread?",
)
def test_pushed_context(server: Running, observe: Observe) -> None:
    assert ask(server, "/threads/pushed").text == "probe"
    observe("the app")


@behaviour(
    "copied_request",
    group=GROUP,
    question="And the request, with copy_current_request_context, while it lasts?",
)
def test_copied_request(server: Running, observe: Observe) -> None:
    assert ask(server, "/threads/copied").text == "/threads/copied"
    observe("yes")
