"""Awkward input: aliases, circles, conditions, names that only look alike."""


def test_an_alias_of_the_app_becomes_an_assignment(repo):
    repo.app("a", "def f(): return 'f'\n")
    repo.app("b", "from reference_app.a import f as g\ndef h(): return g()\n")
    text = "from reference_app.b import h as i\nprint(i())\n"
    assert repo.runs(text).stdout == "f\n"
    assert "g = f\n" in repo.body(text)
    assert "i = h\n" in repo.body(text)


def test_an_alias_of_something_that_the_app_imports(repo):
    repo.app("a", "from json import dumps as to_json\nimport os\n")
    repo.app("b", "from reference_app.a import to_json as j\ndef f(): return j({})\n")
    text = "from reference_app.b import f\nprint(f())\n"
    assert repo.runs(text).stdout == "{}\n"
    assert "from json import dumps as j\n" in repo.body(text)


def test_decorators_base_classes_defaults_and_constants_exist_before_use(repo):
    repo.app("late", "LIMIT = 3\nclass Base:\n    def hi(self): return 'hi'\n")
    repo.app(
        "deco",
        """
        def twice(f):
            def inner(*args): return f(*args) * FACTOR
            return inner
        FACTOR = 2
        """,
    )
    repo.app(
        "shop",
        """
        from reference_app.deco import twice
        from reference_app.late import LIMIT, Base
        class Shop(Base):
            limit = LIMIT
            LIMIT = LIMIT
            @twice
            def sell(self, n=LIMIT): return n
        """,
    )
    result = repo.runs(
        """
        from reference_app.shop import Shop
        print(Shop().hi(), Shop.limit, Shop.LIMIT, Shop().sell(4))
        """
    )
    assert result.stdout == "hi 3 3 8\n"


def test_a_dataclass_with_defaults(repo):
    repo.app(
        "a",
        """
        from dataclasses import dataclass, field
        SIZE = 2
        def empty(): return []
        @dataclass(frozen=True)
        class Box:
            items: list = field(default_factory=empty)
            size: int = SIZE
        """,
    )
    result = repo.runs("from reference_app.a import Box\nprint(Box())\n")
    assert result.stdout == "Box(items=[], size=2)\n"


def test_modules_that_import_each_other(repo):
    repo.app(
        "a", "def f(n): return g(n - 1) if n else 'f'\nfrom reference_app.b import g\n"
    )
    repo.app(
        "b", "from reference_app.a import f\ndef g(n): return f(n - 1) if n else 'g'\n"
    )
    assert repo.runs("from reference_app.a import f\nprint(f(3))\n").stdout == "g\n"


def test_a_package_that_passes_a_name_on(repo):
    repo.app("shop/__init__", "from reference_app.shop.deep import sell as sell\n")
    repo.app("shop/deep", "from .prices import TEA\ndef sell(): return TEA\n")
    repo.app("shop/prices", "TEA = 4\n")
    published = repo.publish("from reference_app.shop import sell\nprint(sell())\n")
    assert [source.name for source in published.sources] == ["TEA", "sell"]


def test_conditional_imports_are_pulled_as_a_whole(repo):
    repo.app(
        "a",
        """
        try:
            import flask
        except ImportError:
            flask = None
        def has(): return flask is not None
        """,
    )
    published = repo.publish("from reference_app.a import has\nprint(has())\n")
    assert (
        "try:\n    import flask\nexcept ImportError:\n    flask = None\n"
        in published.text
    )
    assert published.dependencies == ("flask>=2.3",)


def test_imports_for_types_only(repo):
    repo.app("b", "class Order: pass\n")
    repo.app(
        "a",
        """
        from __future__ import annotations
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            from collections.abc import Callable, Iterable
            from reference_app.b import Order
        def f(x: Callable) -> Order: return x
        """,
    )
    text = "from reference_app.a import f\nprint(f(1))\n"
    body = repo.body(text)
    assert body.startswith("from __future__ import annotations\n\n")
    assert "if TYPE_CHECKING:\n    from collections.abc import Callable\n" in body
    assert "class Order: pass" in body
    assert repo.runs(text).stdout == "1\n"


def test_a_name_that_only_an_annotation_in_quotes_uses(repo):
    repo.app("a", 'class Order: pass\ndef f() -> "Order | None": return None\n')
    assert "class Order" in repo.body("from reference_app.a import f\nprint(f())\n")


def test_async_functions_and_global_statements(repo):
    repo.app(
        "a",
        """
        count = 0
        async def sell():
            global count
            count += 1
            return count
        """,
    )
    text = (
        "import asyncio\nfrom reference_app.a import sell\nprint(asyncio.run(sell()))\n"
    )
    assert repo.runs(text).stdout == "1\n"


def test_what_adds_to_a_pulled_name_comes_with_it(repo):
    repo.app(
        "a",
        """
        from functools import singledispatch
        TOTAL = 1
        TOTAL += 1
        REGISTRY = {}
        REGISTRY["tea"] = 4
        @singledispatch
        def show(x): return "?"
        @show.register
        def _(x: int): return f"{x} {REGISTRY} {TOTAL}"
        if __name__ == "__main__":
            print(show(1))
        """,
    )
    result = repo.runs("from reference_app.a import show\nprint(show(1))\n")
    assert result.stdout == "1 {'tea': 4} 2\n"


def test_locals_that_are_named_like_the_app_pull_nothing(repo):
    repo.app(
        "a",
        """
        def helper(): pass
        def f(helper):
            total = helper
            return total
        total = 1
        """,
    )
    body = repo.body("from reference_app.a import f\nprint(f(1))\n")
    assert "def helper" not in body
    assert "total = 1" not in body
