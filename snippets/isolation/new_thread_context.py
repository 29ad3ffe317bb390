"""What a new thread finds depends on the context that it starts with

A thread without `Context().run` or `copy_context().run` gets the one
or the other, depending on the build of Python.

rule: exact
"""

from contextvars import Context, copy_context
from threading import Thread

from werkzeug.local import Local

current = Local()


def serve(found: list[str]) -> None:
    found.append(getattr(current, "user", "nobody"))
    current.user = "bob"


def in_thread(context: Context, name: str) -> str:
    found: list[str] = []
    thread = Thread(target=context.run, args=(serve, found), name=name)
    thread.start()
    thread.join(timeout=10)
    return found[0]


def main() -> None:
    current.user = "alice"
    print(f"an empty context: {in_thread(Context(), 'empty')}")
    print(f"a copied context: {in_thread(copy_context(), 'copied')}")
    print(f"here, after both have set bob: {current.user}")


if __name__ == "__main__":
    main()
