"""Storage of which every thread and every task has its own.

Both classes keep their data in one `ContextVar`. A thread has a context of its
own and so has an asyncio task, so each of them finds what it put there itself.

What a context copies when a task starts is only the reference. So no dict and no
list is ever changed in place here: each change puts a new one in its stead, and
whoever copied the context before still holds the old one.

`reference_app.isolation.local` adds what makes them stand in for `werkzeug.local`.
"""

from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any, Generic, TypeVar

T = TypeVar("T")
Values = ContextVar[dict[str, Any]]


class Local:
    """Attributes of which every thread and every task has its own.

    `context_var` is where they are kept; without one, a new one is made. Make a
    `Local` once, at the top of a module: contexts keep a reference to every
    `ContextVar` that was set in them (`contextvars` in the library reference).
    """

    __slots__ = ("__values",)
    __values: Values

    def __init__(self, context_var: Values | None = None) -> None:
        values = context_var or Values("local")
        # Not `self.x = y`: that is for the values of the caller.
        object.__setattr__(self, "_Local__values", values)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self.__values.get({}).items())

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__values.get({})[name]
        except KeyError:
            raise AttributeError(f"{name!r} is not set here") from None

    def __setattr__(self, name: str, value: Any) -> None:
        # A new dict: a copied context still holds the old one.
        self.__values.set({**self.__values.get({}), name: value})

    def __delattr__(self, name: str) -> None:
        kept = dict(self)
        if name not in kept:
            raise AttributeError(f"{name!r} is not set here")
        del kept[name]
        self.__values.set(kept)

    def __release_local__(self) -> None:
        self.__values.set({})


class LocalStack(Generic[T]):
    """A stack of which every thread and every task has its own.

    `context_var` is where it is kept; without one, a new one is made.
    """

    __slots__ = ("_storage",)

    def __init__(
        self,
        context_var: ContextVar[list[T]] | None = None,
    ) -> None:
        self._storage = context_var or ContextVar[list[T]]("stack")

    def push(self, item: T) -> list[T]:
        """Put an item on top; return the new stack, bottom first."""
        # A new list: a copied context still holds the old one.
        stack = [*self._storage.get([]), item]
        self._storage.set(stack)
        return stack

    def pop(self) -> T | None:
        """Take the top item off and return it, or None."""
        stack = self._storage.get([])
        self._storage.set(stack[:-1])
        return stack[-1] if stack else None

    @property
    def top(self) -> T | None:
        """The item pushed last, or None."""
        stack = self._storage.get([])
        return stack[-1] if stack else None

    def __release_local__(self) -> None:
        self._storage.set([])


def release_local(local: Local | LocalStack[Any]) -> None:
    """Forget what this thread or task keeps in a local."""
    local.__release_local__()
