"""A name that stands for another object in every thread and every task."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from werkzeug.local import LocalProxy as WerkzeugProxy

from reference_app.isolation.storage import Local, LocalStack, T


def finder(
    source: Local | LocalStack[Any],
    name: str | None,
    unbound: str | None,
) -> Callable[[], Any]:
    """Return the function that finds what a proxy stands for.

    `name` is the attribute to read: of the `Local` itself, or of what is on
    top of the stack (None: the top itself). The function raises RuntimeError
    with the text `unbound` where this thread or task holds nothing: Werkzeug's
    proxy counts as unbound on that exception, and on no other.
    """
    if isinstance(source, Local) and name is None:
        raise TypeError("a proxy of a Local needs an attribute's name")

    def find() -> Any:
        if not is_bound(source, name):
            raise RuntimeError(unbound or "nothing is bound here")
        held = source if isinstance(source, Local) else source.top
        return getattr(held, name) if name else held

    return find


def is_bound(source: Local | LocalStack[Any], name: str | None) -> bool:
    """Tell whether this thread or task holds something there."""
    if isinstance(source, Local):
        return name in dict(source)
    return source.top is not None


class LocalProxy(WerkzeugProxy[T]):
    # No docstring here: Werkzeug's descriptor answers with the class's
    # text on the class, with that of the object behind it on a proxy.
    __slots__ = ()
    __doc__ = vars(WerkzeugProxy)["__doc__"]

    def __init__(
        self,
        local: Local | LocalStack[T] | ContextVar[T] | Callable[[], T],
        name: str | None = None,
        *,
        unbound_message: str | None = None,
    ) -> None:
        if isinstance(local, Local | LocalStack):
            super().__init__(finder(local, name, unbound_message))
            # What `__wrapped__` gives as long as nothing is bound.
            object.__setattr__(self, "_LocalProxy__wrapped", local)
        else:
            text = unbound_message
            super().__init__(local, name, unbound_message=text)
