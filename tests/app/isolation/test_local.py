"""Our stand-in for werkzeug.local, beyond what Werkzeug's own tests ask.

Those run in `nox -s proofs`; here is what must hold without a download.
"""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

import pytest
import werkzeug.local
from werkzeug.test import Client

from reference_app.isolation import local as ours
from reference_app.isolation.local import (
    Local,
    LocalManager,
    LocalProxy,
    LocalStack,
    release_local,
)


def test_every_public_name_of_werkzeug_is_there():
    module = werkzeug.local.__name__
    defined = {
        name
        for name, value in vars(werkzeug.local).items()
        if getattr(value, "__module__", "") == module
        # Not its type variables: those have one letter.
        and len(name) > 1
        and name[0] != "_"
    }
    assert defined == set(ours.__all__)


def test_a_proxy_is_another_object_in_each_thread():
    current = Local()
    user = current("user")
    with ThreadPoolExecutor(1) as a, ThreadPoolExecutor(1) as b:
        a.submit(setattr, current, "user", "alice").result(10)
        b.submit(setattr, current, "user", "bob").result(10)
        assert a.submit(lambda: user + "!").result(10) == "alice!"
        assert b.submit(lambda: user + "!").result(10) == "bob!"
    with pytest.raises(RuntimeError, match="nothing is bound here"):
        user.upper()


def test_a_proxy_of_a_stack_is_its_top_or_an_attribute_of_it():
    stack = LocalStack()
    top, real = stack(), stack("real", unbound_message="push a number first")
    stack.push(3 + 4j)
    assert top == 3 + 4j
    assert real == 3.0
    stack.pop()
    with pytest.raises(RuntimeError, match="push a number first"):
        real.hex()


def test_a_value_of_none_is_bound():
    current = Local()
    current.user = None
    assert current("user")._get_current_object() is None


def test_an_error_of_the_object_itself_comes_through():
    class Broken:
        @property
        def stock(self) -> int:
            raise KeyError("tea-250")

    stack = LocalStack()
    stack.push(Broken())
    with pytest.raises(KeyError, match="tea-250"):
        stack("stock")._get_current_object()


def test_a_proxy_of_a_local_needs_a_name():
    with pytest.raises(TypeError, match="needs an attribute's name"):
        LocalProxy(Local())


def test_what_an_unbound_proxy_wraps_is_its_source():
    current, stack, var = Local(), LocalStack(), ContextVar("user")
    assert current("user").__wrapped__ is current
    assert stack().__wrapped__ is stack
    assert LocalProxy(var).__wrapped__ is var


def hello(environ, start_response):
    """Say hello to the user of this context."""
    start_response("200 OK", [])
    current.user = environ["PATH_INFO"]
    return [f"hello {current.user}".encode()]


current = Local()


@pytest.mark.parametrize("wrap", ["make_middleware", "middleware"])
def test_a_manager_releases_when_the_response_has_been_sent(wrap):
    app = getattr(LocalManager(current), wrap)(hello)
    with Client(app).get("/alice") as response:
        assert current.user == "/alice"
        assert response.text == "hello /alice"
    assert not hasattr(current, "user")


def test_a_decorated_application_keeps_its_name():
    assert LocalManager().middleware(hello).__name__ == "hello"


def test_a_manager_releases_all_of_its_locals():
    first, second = Local(), LocalStack()
    manager = LocalManager((first,))
    manager.locals.append(second)
    assert repr(manager) == "<LocalManager storages: 2>"
    first.user = "alice"
    second.push("app")
    manager.cleanup()
    assert (dict(first), second.top) == ({}, None)


def test_release_is_the_one_of_storage():
    current.user = "alice"
    release_local(current)
    assert not hasattr(current, "user")
