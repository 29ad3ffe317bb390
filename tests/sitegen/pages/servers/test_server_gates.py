"""Each gate in both directions: silent on what is right, loud on what is not."""

from sitegen.pages.book import read_book
from sitegen.pages.servers import gates
from tests.sitegen.pages.servers.small import server

COMPLETE = {"stop": {"tiny-one": "is cut", "tiny-two": "ends", "solo": "is cut"}}


def told(repository, gate) -> list[str]:
    return [str(problem) for problem in gate(read_book(repository.root))]


def test_a_server_whose_page_does_not_show_it(repository):
    assert told(repository, gates.every_server_is_on_its_page) == []
    repository.page("servers/solo.md", "# Solo\n")
    repository.page("other.md", "{{ server solo }}\n")
    (message,) = told(repository, gates.every_server_is_on_its_page)
    assert message.startswith("docs/servers/solo.md: It does not show its server.")
    assert "{{ server solo }}" in message


def test_a_server_whose_page_is_not_there(repository):
    server(repository, "solo", 3, "Solo", page="servers/slo.md")
    (message,) = told(repository, gates.every_server_is_on_its_page)
    assert message.startswith("servers/configurations/solo/server.toml: ")
    assert "'servers/slo.md' is no page; did you mean servers/solo.md" in message


def test_a_behaviour_without_a_cell_for_every_server(record, repository):
    record(COMPLETE)
    assert told(repository, gates.every_behaviour_has_every_server) == []
    record({"stop": COMPLETE["stop"] | {"tiny-two": ""}})
    (message,) = told(repository, gates.every_behaviour_has_every_server)
    assert message.startswith("evidence/servers.json: Behaviour stop says nothing of")
    assert "`nox -s servers -- --record`" in message
    record({"stop": {"solo": "is cut"}})
    assert len(told(repository, gates.every_behaviour_has_every_server)) == 2


def test_a_behaviour_of_a_server_that_nobody_can_start(record, repository):
    record({"stop": COMPLETE["stop"] | {"tiny-too": "ends"}})
    (message,) = told(repository, gates.every_behaviour_has_every_server)
    assert "tiny-too that is unknown; did you mean tiny-two" in message


def test_servers_that_were_never_tested(repository):
    (message,) = told(repository, gates.every_behaviour_has_every_server)
    assert "there is no evidence/servers.json yet" in message
    assert "`nox -s servers -- --record`" in message


def test_a_server_of_unknown_version(record, repository):
    record(COMPLETE)
    assert told(repository, gates.every_server_has_its_versions) == []
    record(COMPLETE, {"flask": "3.1.3"})
    messages = told(repository, gates.every_server_has_its_versions)
    assert len(messages) == 3
    assert "no version of Tiny for tiny-one" in messages[0]


def test_a_repository_without_servers_needs_nothing(empty):
    for gate in (
        gates.every_server_is_on_its_page,
        gates.every_behaviour_has_every_server,
        gates.every_server_has_its_versions,
    ):
        assert told(empty, gate) == []
