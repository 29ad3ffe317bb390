"""Directives: found, checked, and refused with file, line and a suggestion."""

import pytest

from sitegen.generate import generate
from sitegen.pages.directives import calls, expand
from sitegen.pages.gates import ProblemsError


def problem(repository, body: str) -> str:
    """Return what the author is told about a page with this body."""
    repository.page("start/page.md", body)
    with pytest.raises(ProblemsError) as caught:
        generate(repository.root, gates=())
    return str(caught.value)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{{ program start/count_fixd }}", "did you mean start/count_fixed"),
        ("{{ program start/nothing_like_it_9 }}", "there is no program snippets/"),
        ("{{ twins start/cuont }}", "did you mean start/count?"),
        ("{{ twins start/count_fixed }}", "did you mean start/count?"),
        ("{{ progam start/count_fixed }}", "did you mean program?"),
        ("{{ program }}", "should read {{ program ID }}"),
        ("{{ diff }}", "should read {{ diff STEM-OR-ID [ID] }}"),
        ("{{ diff start/count_broken start/cuont_fixed }}", "start/count_fixed"),
        ("{{ diff a b c }}", "should read {{ diff STEM-OR-ID [ID] }}"),
        ("{{ excerpt start/count_fixed }}", "{{ excerpt ID NAME }}"),
        ("{{ excerpt start/count_fixed ad }}", "did you mean add?"),
        ("Text {{ program start/count_fixed }} text", "stands alone on a line"),
        ("    {{ program start/count_fixed }}", "stands alone on a line"),
        ("{{ value evidence/none.json a }}", "no result file evidence/none.json"),
        ("{{ value ../secret.json a }}", "no result file ../secret.json"),
        (
            "{{ source reference_app/start/cuont.py add }}",
            "reference_app/start/count.py",
        ),
        ("{{ source reference_app/start/count.py ad }}", "did you mean add?"),
        ("{{ source reference_app/start/count.py add | round 1 }}", "takes no filter"),
        ("{{ raw start/count }}", "there is no program snippets/start/count.py"),
        ("{{ count progams }}", "did you mean programs"),
        ("{{ }}", "there is no directive ''"),
        ("An open {{ brace", "stands on one line"),
    ],
)
def test_a_wrong_directive_is_an_error_with_its_place(repository, line, told):
    message = problem(repository, f"# Title\n\n{line}\n")
    assert "docs/start/page.md:8: " in message
    assert told in message


def test_all_problems_of_all_pages_are_told_together(repository):
    repository.page("other.md", "{{ program a/b }}\n\n{{ value x y }}\n")
    message = problem(repository, "{{ twins c/d }}\n")
    assert message.startswith("3 problems to mend:\n")
    assert message.count("\n") == 3


def test_only_the_directive_is_replaced():
    text = (
        "---\ntitle: {{ x }}\n---\nOne {{ count programs }} two.\n\n{{ catalogue }}\n"
    )
    done, problems = expand(text, "docs/a.md", lambda call: f"<{call.name}>")
    assert done == "---\ntitle: {{ x }}\n---\nOne <count> two.\n\n<catalogue>\n"
    assert not problems


def test_a_call_knows_its_line_and_arguments():
    (call,) = calls("a\n\n{{ excerpt pipeline/stock ThirdParty }}\n", "docs/a.md")
    assert (call.name, call.args) == ("excerpt", ("pipeline/stock", "ThirdParty"))
    assert (call.file, call.line) == ("docs/a.md", 3)
