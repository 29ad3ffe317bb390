"""Pulling: what the app has is put where the program imports it."""

from sitegen.pull import Puller, Source


def test_a_program_of_its_own_keeps_its_text(repo):
    text = repo.publish(
        """
        import threading


        def main() -> None:
            print(threading.current_thread().name)  # which one?


        if __name__ == "__main__":
            main()
        """
    ).text
    assert text == (
        "# /// script\n"
        '# requires-python = ">=3.10"\n'
        "# dependencies = []\n"
        "# ///\n"
        "\n"
        '"""A title"""\n'
        "\n"
        "import threading\n"
        "\n"
        "\n"
        "def main() -> None:\n"
        "    print(threading.current_thread().name)  # which one?\n"
        "\n"
        "\n"
        'if __name__ == "__main__":\n'
        "    main()\n"
    )


def test_a_function_comes_with_all_that_it_needs(repo):
    repo.app(
        "numbers",
        "import math\nONE = 1\nUNUSED = 2\n\ndef floor(x): return math.floor(x)\n",
    )
    repo.app(
        "steps",
        '''
        """Dropped."""

        import os
        from reference_app.numbers import ONE, floor


        # Comments directly above
        # are kept.
        def step(x):
            """First line.

            More.
            """
            # And those inside.
            return floor(x) + ONE


        def unused():
            return os.name
        ''',
    )
    assert repo.body("from reference_app.steps import step\n\nprint(step(1.5))\n") == (
        "import math\n\n"
        "ONE = 1\n\n\n"
        "def floor(x): return math.floor(x)\n\n\n"
        "# Comments directly above\n"
        "# are kept.\n"
        "def step(x):\n"
        '    """First line."""\n'
        "    # And those inside.\n"
        "    return floor(x) + ONE\n\n\n"
        "print(step(1.5))\n"
    )


def test_sources_and_origins_name_the_lines_of_the_app(repo):
    repo.app("steps", "# Why.\n@staticmethod\ndef step():\n    pass\n")
    published = repo.publish("from reference_app.steps import step\n\nprint(step)\n")
    assert published.sources == (Source("reference_app/steps.py", "step", 2, 4),)
    lines = published.text.split("\n")
    origins = dict(zip(lines, published.origins, strict=False))
    assert origins["# Why."] == ("reference_app/steps.py", 1)
    assert origins["    pass"] == ("reference_app/steps.py", 4)
    assert origins["print(step)"] == ("snippets/start/x.py", 8)
    assert origins["# ///"] is None


def test_imports_are_merged_and_sorted_and_none_is_unused(repo):
    repo.app(
        "a",
        """
        from typing import Any, NoReturn
        from flask import Flask, g
        import os as system
        from collections import OrderedDict, abc
        def f(x: Any) -> OrderedDict: return Flask, abc, system
        """,
    )
    assert repo.body(
        """
        import time
        import this_is_not_used
        from typing import Any, TypeVar
        from reference_app.a import f
        T = TypeVar("T")
        print(time, f, Any)
        """
    ).partition("\n\n\n")[0] == (
        "import os as system\n"
        "import time\n"
        "from collections import OrderedDict, abc\n"
        "from typing import Any, TypeVar\n"
        "\n"
        "from flask import Flask"
    )


def test_dependencies_come_from_pyproject(repo):
    repo.app("a", "import flask\ndef f(): return flask\n")
    published = repo.publish(
        """
        from reference_app.a import f
        def main():
            import some_package.deep
            return f, some_package
        """
    )
    assert published.dependencies == ("Some-Package>=1,<2", "flask>=2.3")
    assert '\n# dependencies = ["Some-Package>=1,<2", "flask>=2.3"]\n' in published.text


def test_dependencies_come_from_extras_too(repo):
    extras = '[project.optional-dependencies]\nqueue = ["celery[redis]>=5"]\n'
    repo.write("pyproject.toml", f"[project]\ndependencies = ['flask']\n{extras}")
    published = repo.publish("import celery\nprint(celery)\n")
    assert published.dependencies == ("celery[redis]>=5",)


def test_a_program_names_what_it_needs_and_does_not_import(repo):
    repo.write("pyproject.toml", "[project]\ndependencies = ['flask', 'async-it>=3']\n")
    program = repo.program("import flask\nprint(flask)\n", front="needs: async-it\n")
    published = Puller(repo.root).publish(program)
    assert published.dependencies == ("async-it>=3", "flask")


def test_many_dependencies_stand_one_a_line(repo):
    names = [f"package_number_{number}" for number in range(4)]
    repo.write("pyproject.toml", f"[project]\ndependencies = {names}\n")
    text = "".join(f"import {name}\nprint({name})\n" for name in names)
    assert '# dependencies = [\n#     "package_number_0",\n' in repo.publish(text).text
