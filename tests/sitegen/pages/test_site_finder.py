"""What leads to a page: the index, the box, the folded list, and their gates."""

import json

import pytest

from sitegen.errors import SiteError
from sitegen.generate import generate
from sitegen.pages import finder, finder_gates
from sitegen.pages.book import read_book
from sitegen.pages.library import Library

HEAD = "---\ntitle: '{title}'\ndescription: A sentence.\n{more}---\n\n"


@pytest.fixture
def write(repository):
    def page(
        path, title="A page", more="", body="# A page\n\nFirst.\n\n## Why\n\nSo.\n"
    ):
        text = HEAD.format(title=title, more=more) + body
        (repository.root / "docs" / path).parent.mkdir(exist_ok=True)
        (repository.root / "docs" / path).write_text(text)

    return page


def told(repository, gate) -> list[str]:
    return [str(problem) for problem in gate(read_book(repository.root))]


def asked(*questions: str) -> str:
    return f"asked: {json.dumps(questions)}\n"


def test_index_has_errors_first_and_only_what_can_be_found(repository, write):
    write("a.md", more=asked("how do I wait"))
    write("plain.md")
    write("errors/index.md", "Errors")
    write("errors/e.md", "E: it", 'texts: ["E: other"]\n')
    rows = json.loads(generate(repository.root, gates=())[finder.INDEX])
    assert [row["url"] for row in rows] == ["errors/e/", "a/"]
    assert rows[0]["texts"] == ["E: it", "E: other"]
    assert rows[1] == {
        "url": "a/",
        "title": "A page",
        "description": "A sentence.",
        "error": False,
        "texts": [],
        "asked": ["how do I wait"],
    }


def test_questions_stand_folded_before_the_first_section(repository, write):
    write("a.md", more=asked("how <do> I `join`") + 'texts: ["E: <x>"]\n')
    text = generate(repository.root, gates=())["a.md"].decode()
    block = text[text.index("<details") : text.index("</details>")]
    assert text.index("First.") < text.index("<details") < text.index("## Why")
    assert "<li><code>E: &lt;x&gt;</code></li>" in block
    assert "<li>how &lt;do&gt; I <code>join</code></li>" in block


def test_a_page_without_sections_ends_with_its_questions(repository, write):
    write("a.md", more=asked("why"), body="# A page\n\nFirst.\n")
    text = generate(repository.root, gates=())["a.md"].decode()
    assert text.index("First.") < text.index("<details")


def test_a_page_that_lists_none_stays_as_it_was(repository, write):
    write("a.md")
    assert "<details" not in generate(repository.root, gates=())["a.md"].decode()


def test_what_is_no_list_of_texts_is_named(repository, write):
    write("a.md", more="asked:\n  - one: two\n")
    with pytest.raises(SiteError, match=r"docs/a.md:1: `asked:` is a list of texts"):
        generate(repository.root, gates=())


def test_the_box_knows_where_the_pages_are(repository):
    repository.page("start/a.md", "{{ finder }}\n")
    page = generate(repository.root, gates=())["start/a.md"].decode()
    assert 'data-root="../../"' in page
    assert " hidden>" in page


@pytest.mark.parametrize("topic", ["errors", "howto", "understand"])
def test_a_page_about_a_problem_knows_how_it_is_asked(repository, write, topic):
    write(f"{topic}/index.md")
    write("start/a.md")
    write(f"{topic}/a.md", more=asked("one", "two"))
    (message,) = told(repository, finder_gates.every_problem_is_asked)
    assert message.startswith(
        f"docs/{topic}/a.md:1: The front matter has 2 of at least"
    )
    write(f"{topic}/a.md", more=asked("one", "two", "three"))
    assert told(repository, finder_gates.every_problem_is_asked) == []


def test_two_pages_cannot_claim_one_text(repository, write):
    write("a.md", more=asked("How do I wait?", "E: it"))
    write("b.md", more=asked("how do I wait?"))
    write("errors/e.md", "E: it")
    messages = told(repository, finder_gates.every_question_has_one_page)
    assert [each.partition(" ")[0] for each in messages] == [
        "docs/b.md:1:",
        "docs/errors/e.md:1:",
    ]
    assert messages[0].endswith(
        "docs/a.md lists 'how do I wait?' too. Leave it to one of the two."
    )


@pytest.mark.parametrize(
    ("title", "output", "keys", "good"),
    [
        ("E: it.", "E: it.\n", "rule: exact", True),
        ("E: a long one", "say\nE: a\nlong one\n", "rule: exact", True),
        ("E: … of 3", "E: 2 of 3\n", "rule: exact", True),
        ("E: it", "nothing\n", "rule: exact\nstderr: E: it", True),
        ("E: it", "E: that\n", "rule: exact", False),
        ("E: … of 3", "E: 2 of 4\n", "rule: exact", False),
    ],
)
def test_the_title_of_an_error_was_printed(repository, title, output, keys, good):
    repository.program("start/e", "print(1)\n", keys)
    repository.record("start/e", output)
    repository.page("errors/e.md", "{{ program start/e }}\n", title)
    messages = told(repository, finder_gates.every_error_is_produced)
    assert (messages == []) == good
    if not good:
        assert messages[0].startswith("docs/errors/e.md:1: No program on this page")


def test_the_title_of_an_error_was_printed_on_another_version(repository):
    repository.program("start/e", "print(1)\n")
    repository.record("start/e", "no warning\n")
    repository.page("errors/e.md", "{{ program start/e }}\n", "W: forked")
    assert told(repository, finder_gates.every_error_is_produced)
    newer = {"id": "new", "python": "3.14.0", "flags": "", "flask": "3.1.3"}
    sha256 = Library(repository.root).entry("start/e").published.sha256
    ran = {"program": sha256, "outcomes": {"new": "different: W: forked"}}
    matrix = {"environments": [newer], "programs": {"start/e": ran}}
    repository.result("matrix", matrix)
    assert told(repository, finder_gates.every_error_is_produced) == []
