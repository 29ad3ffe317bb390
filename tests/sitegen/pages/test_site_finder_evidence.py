"""An error's text that only another Python prints may come from evidence."""

from sitegen.pages.book import read_book
from sitegen.pages.finder_gates import every_error_is_produced

PAGE = "errors/w.md", "It says {{ value evidence/run.json warning }}.\n", "W: … is on"


def problems(repository) -> list[str]:
    return [str(each) for each in every_error_is_produced(read_book(repository.root))]


def test_a_text_that_the_page_quotes_was_printed(repository):
    repository.page(*PAGE)
    repository.result("run", {"warning": "W: it is on"})
    assert problems(repository) == []


def test_a_file_that_says_something_else_is_no_proof(repository):
    repository.page(*PAGE)
    repository.result("run", {"warning": "W: it is off", "other": "W: it is on"})
    assert "prints its title" in problems(repository)[0]


def test_a_file_that_is_not_there_is_no_proof(repository):
    repository.page(*PAGE)
    assert "prints its title" in problems(repository)[0]
