"""What of a program and of the app is text: comments, docstrings, the header."""

import pytest

from sitegen.program import load_program
from sitegen.pull import Puller


def test_comments_of_the_program_are_kept(repo):
    body = repo.body(
        """
        import os

        # About what follows.

        # Right above.
        print(os.name)

        # The end.
        """
    )
    assert body == (
        "import os\n\n# About what follows.\n\n# Right above.\nprint(os.name)\n"
        "\n# The end.\n"
    )


@pytest.mark.parametrize(
    ("docstring", "published"),
    [
        ('"""One line."""', '"""One line."""'),
        ('"""First.\n\n    More.\n    """', '"""First."""'),
        ('"""\n    Below.\n    More.\n    """', '"""Below."""'),
        ("'''Say \"hi\"\n\n    More.'''", "'''Say \"hi\"'''"),
        ('"""Say "hi"\n\n    More."""', '"""Say "hi" """'),
        ('r"""A \\d.\n\n    More."""', 'r"""A \\d."""'),
        ('"""Grüße.\n\n    Mehr."""', '"""Grüße."""'),
    ],
)
def test_docstrings_are_cut_to_their_first_line(repo, docstring, published):
    repo.app(
        "a", f"class A:\n    def f(self):\n        {docstring}\n        return 1\n"
    )
    body = repo.body("from reference_app.a import A\nprint(A().f())\n")
    assert f"    def f(self):\n        {published}\n        return 1\n" in body


def test_the_own_docstring_keeps_its_prose(repo):
    repo.write(
        "snippets/start/x.py",
        '"""Title.\n\nProse with a \\\\ and more.\n\nrule: exact\n"""\n\nprint()\n',
    )
    text = Puller(repo.root).publish(load_program(repo.root, "start/x")).text
    assert '"""Title.\n\nProse with a \\\\ and more.\n"""\n\nprint()\n' in text
    assert "rule:" not in text


def test_requires_python_is_what_the_program_says(repo):
    program = repo.program("print()\n", front="python: >=3.12\n")
    text = Puller(repo.root).publish(program).text
    assert '# requires-python = ">=3.12"\n' in text


def test_the_same_program_has_the_same_hash_and_another_one_not(repo):
    first = repo.publish("print(1)\n").sha256
    assert repo.publish("print(1)\n").sha256 == first
    assert repo.publish("print(2)\n").sha256 != first
