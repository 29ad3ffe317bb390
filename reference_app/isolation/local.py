"""Our stand-in for `werkzeug.local`: same names, same behaviour.

Werkzeug's own tests of that module run against this one in `nox -s proofs`
(`tests/proofs/werkzeug_local.py`). Storage, stack and release are ours; the proxy
takes its table of operators from Werkzeug's.
"""

from collections.abc import Callable, Iterable
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, TypeVar

from werkzeug.wsgi import ClosingIterator

from reference_app.isolation import storage
from reference_app.isolation.proxy import LocalProxy
from reference_app.isolation.storage import release_local

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["Local", "LocalManager", "LocalProxy", "LocalStack", "release_local"]

T = TypeVar("T")
AnyLocal = storage.Local | storage.LocalStack[Any]


class Local(storage.Local):
    """Attributes of which every thread and every task has its own.

    Calling it with the name of an attribute gives a proxy of that attribute.
    """

    __slots__ = ()

    def __call__(
        self, name: str, *, unbound_message: str | None = None
    ) -> LocalProxy[Any]:
        return LocalProxy(self, name, unbound_message=unbound_message)


class LocalStack(storage.LocalStack[T]):
    """A stack of which every thread and every task has its own.

    Calling it gives a proxy of its top, or of one attribute of its top.
    """

    __slots__ = ()

    def __call__(
        self, name: str | None = None, *, unbound_message: str | None = None
    ) -> LocalProxy[Any]:
        return LocalProxy(self, name, unbound_message=unbound_message)


class LocalManager:
    """Releases its locals together, when a response has been sent."""

    __slots__ = ("locals",)

    def __init__(
        self,
        locals: AnyLocal | Iterable[AnyLocal] | None = None,  # noqa: A002 - Werkzeug's name
    ) -> None:
        if isinstance(locals, storage.Local | storage.LocalStack):
            locals = [locals]  # noqa: A001 - Werkzeug's name
        self.locals = list(locals or ())

    def cleanup(self) -> None:
        """Release all of them in this thread or task."""
        for local in self.locals:
            release_local(local)

    def make_middleware(self, app: "WSGIApplication") -> "WSGIApplication":
        """Return a WSGI application that cleans up after each response."""

        def application(
            environ: "WSGIEnvironment", start_response: "StartResponse"
        ) -> Iterable[bytes]:
            return ClosingIterator(app(environ, start_response), self.cleanup)

        return application

    def middleware(self, app: "WSGIApplication") -> Callable[..., Iterable[bytes]]:
        """As `make_middleware`, for use as a decorator."""
        return update_wrapper(self.make_middleware(app), app)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} storages: {len(self.locals)}>"
