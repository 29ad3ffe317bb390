"""A ContextVar that holds its value for one request and no longer."""

from contextvars import ContextVar

user: ContextVar[str] = ContextVar("user", default="nobody")


def basket_of(name: str) -> str:
    """Answer for one user, then put back who was there before.

    A worker thread of a WSGI server answers all its requests in one context, so
    what a request sets and leaves is what the next one finds.
    """
    token = user.set(name)
    try:
        return f"the basket of {user.get()}"
    finally:
        user.reset(token)
