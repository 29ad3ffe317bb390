"""What tools fetch of servers: raw files, results, plain text."""

import pytest

from sitegen.generate import generate
from tests.sitegen.pages.servers.small import INI

SITE = "https://example.org/book/"


@pytest.fixture
def files(recorded) -> dict[str, bytes]:
    recorded.page("a.md", "# A\n\n{{ behaviour stop }}\n")
    return generate(recorded.root, site_url=SITE, gates=())


def test_files_of_a_configuration_are_files_of_the_site(files):
    raw = {path for path in files if path.startswith("servers/") and ".md" not in path}
    assert raw == {"servers/tiny-one/tiny.ini", "servers/tiny-one/run.py"}
    assert files["servers/tiny-one/tiny.ini"].decode() == INI


def test_results_that_a_block_shows_are_published(files, recorded):
    result = recorded.root / "evidence/servers.json"
    assert files["evidence/servers.json"] == result.read_bytes()


def test_programs_alone_are_in_the_index(files):
    assert files["snippets/index.json"] == b"[]\n"


def test_llms_lists_each_server_with_its_start_line(files):
    text = files["llms.txt"].decode()
    line = f"- [tiny, one]({SITE}servers/tiny/): `Tiny app:app --quiet`"
    assert line in text.partition("## Servers")[2]


def test_llms_full_has_configurations_and_the_matrix(files):
    text = files["llms-full.txt"].decode()
    assert "```bash\napt-get install libtiny\npip install Tiny\nTiny app:app" in text
    where = f"File: {SITE}servers/tiny-one/tiny.ini"
    assert f"{where}\n\n```ini\n{INI}```" in text
    assert "| Requests: What of `concurrent`? | 8 | 8 | 1 |" in text
    assert "- tiny one; Solo <&>: is cut\n- tiny two: ends <x>" in text
    assert "Tested with tiny 1.0, flask 3.1.3" in text
    assert "<figure" not in text
