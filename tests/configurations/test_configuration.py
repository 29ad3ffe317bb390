"""Reading configurations of servers, and varying what they set."""

from pathlib import Path
from textwrap import dedent

import pytest

from servers.configuration import HOME, ConfigurationError, load

ROOT = Path(__file__).parents[2]
SERVER = """
    order = 2
    name = "A server"
    page = "servers/a.md"
    packages = ["a-server"]
    start = "a-server --port 8000 app:app"
    files = ["a.conf"]
    stop = "SIGTERM"
    help = "a-server --help"

    [settings]
    address = "--port 8000"
    threads = "threads2 = 8"
"""


def write(root, toml=SERVER, conf="threads2 = 8\nother = 8\n", name="a"):
    folder = root / HOME / name
    folder.mkdir(parents=True)
    (folder / "server.toml").write_text(dedent(toml), "utf-8")
    if conf is not None:
        (folder / "a.conf").write_text(conf, "utf-8")
    return folder / "server.toml"


def test_a_configuration_is_read_with_its_files(tmp_path):
    write(tmp_path)
    server = load(tmp_path)["a"]
    assert (server.id, server.name, server.stop) == ("a", "A server", "SIGTERM")
    assert server.files == {"a.conf": "threads2 = 8\nother = 8\n"}
    assert server.number("address") == 8000
    assert (server.debian, server.reload) == ((), None)


def test_they_come_in_the_order_of_columns(tmp_path):
    write(tmp_path, name="a")
    write(tmp_path, SERVER.replace("order = 2", "order = 1"), name="b")
    assert list(load(tmp_path)) == ["b", "a"]


def test_a_repository_without_servers_has_none(tmp_path):
    assert load(tmp_path) == {}


def test_the_last_number_of_a_setting_is_varied_in_its_place_alone(tmp_path):
    write(tmp_path)
    server = load(tmp_path)["a"]
    varied = server.varied(threads=32, address=8123)
    assert varied.files == {"a.conf": "threads2 = 32\nother = 8\n"}
    assert varied.start == "a-server --port 8123 app:app"
    assert (varied.number("threads"), varied.number("address")) == (32, 8123)
    assert (server.number("threads"), server.start[-12:]) == (8, "8000 app:app")


def test_what_was_varied_can_be_varied_again(tmp_path):
    write(tmp_path)
    varied = load(tmp_path)["a"].varied(threads=32).varied(threads=4)
    assert varied.files["a.conf"].startswith("threads2 = 4\n")


def test_a_setting_that_it_does_not_have_is_named(tmp_path):
    write(tmp_path)
    with pytest.raises(
        ConfigurationError, match="a has no setting 'grace'; it has add"
    ):
        load(tmp_path)["a"].varied(grace=3)


@pytest.mark.parametrize(
    ("conf", "count"), [("threads2 = 8\nthreads2 = 8\n", 2), ("threads2 = 4\n", 0)]
)
def test_a_text_that_does_not_stand_there_once_is_an_error(tmp_path, conf, count):
    path = write(tmp_path, conf=conf)
    with pytest.raises(ConfigurationError) as raised:
        load(tmp_path)
    assert f"{path}: the text of threads, 'threads2 = 8', stands {count} times" in str(
        raised.value
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("order = 2", "order = ", "is not TOML"),
        ('stop = "SIGTERM"', "", "does not say: stop"),
        ('files = ["a.conf"]', "", r"names the files \[\], beside it are \['a.conf'\]"),
        ('"threads2 = 8"', '"other = "', "other = .* has no number"),
    ],
)
def test_an_error_names_the_file_and_what_is_wrong(tmp_path, old, new, message):
    path = write(tmp_path, SERVER.replace(old, new))
    with pytest.raises(ConfigurationError, match=message) as raised:
        load(tmp_path)
    assert str(path) in str(raised.value)


def test_a_file_that_is_named_and_not_there_is_an_error(tmp_path):
    write(tmp_path, conf=None)
    with pytest.raises(ConfigurationError, match=r"beside it are \[\]"):
        load(tmp_path)


def test_those_of_this_repository_are_read_and_have_an_address():
    for server in load(ROOT).values():
        varied = server.varied(address=8123)
        there = [varied.start, *varied.files.values()]
        assert sum(text.count("8123") for text in there) == 1, server.id
