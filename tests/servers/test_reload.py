"""The app is loaded anew: what becomes of a thread, and of the next request."""

from dataclasses import replace

import pytest

from servers.configuration import Configuration
from tests.servers.leaving import Leaving, leave
from tests.servers.lifecycle import Scene, lacks
from tests.servers.observing import Observe, behaviour

GROUP = "Reload and recycle"


@pytest.fixture(scope="session")
def reload(
    configuration: Configuration, tmp_path_factory: pytest.TempPathFactory
) -> Leaving:
    """Reload, once, while a thread is held."""
    folder = tmp_path_factory.mktemp("reload")
    reloading = configuration if configuration.reload else with_reloader(configuration)
    if not reloading.reload:
        none = lacks("reload", configuration, folder)
        return Leaving(none, none)
    return leave(reloading, folder, "thread", Scene.reload)


def with_reloader(configuration: Configuration) -> Configuration:
    """Have the development server watch its files; others have no such option."""
    start = configuration.start.replace(" run ", " run --reload ")
    touched = "touch app.py" if start != configuration.start else None
    return replace(configuration, start=start, reload=touched)


@behaviour("reload-thread", group=GROUP, question="A thread, on reload")
def test_thread(reload: Leaving, observe: Observe) -> None:
    observe(reload.job)


@behaviour("reload-next", group=GROUP, question="The next request, on reload")
def test_next(reload: Leaving, observe: Observe) -> None:
    observe(reload.next)
