"""Which test executes which line of the app; which shown line nothing executes."""

import json

import pytest

from sitegen import record as records
from sitegen.errors import SiteError
from sitegen.evidence import app_lines as evidence
from sitegen.evidence import collect
from sitegen.pull import Puller, Source
from tests.sitegen.conftest import Repo

APP = """
LIMIT = 2


def sell(n):
    if n > LIMIT:
        return "too many"
    return n


class Till:
    def ring(self):
        return sell(1)
"""
TESTS = """
from threading import Thread

import pytest

from reference_app.shop import Till, sell


@pytest.mark.parametrize("n", [1, 3])
def test_sell(n):
    sell(n)


def test_ring_in_a_thread():
    thread = Thread(target=Till().ring)
    thread.start()
    thread.join()
"""
SELL = "tests/app/test_shop.py::test_sell[{}]"
RING = "tests/app/test_shop.py::test_ring_in_a_thread"


def fill(repo):
    repo.app("shop", APP)
    repo.write("tests/app/test_shop.py", TESTS)
    (repo.root / "evidence").mkdir()
    return repo


@pytest.fixture
def shop(repo):
    return fill(repo)


@pytest.fixture(scope="module")
def evidence_text(tmp_path_factory):
    """Collected once: what the tests change, they change in their own folder."""
    shop = Repo(tmp_path_factory.mktemp("shop"))
    return collect.collect(fill(shop).root)


@pytest.fixture
def proven(shop, evidence_text):
    (shop.root / evidence.FILE).write_text(json.dumps(evidence_text))
    return shop


def source(name):
    return Source("reference_app/shop.py", name, 1, 1)


def test_each_definition_has_the_tests_that_execute_it(proven):
    evidence.check(proven.root)
    assert evidence.tests_for(proven.root, [source("sell")]) == sorted(
        [RING, SELL.format(1), SELL.format(3)]
    )
    assert evidence.tests_for(proven.root, [source("Till")]) == [RING]
    assert evidence.tests_for(proven.root, [source("LIMIT")]) == []
    assert evidence.tests_for(proven.root, []) == []


def test_the_file_says_where_each_definition_is(proven):
    written = json.loads((proven.root / evidence.FILE).read_text())
    definitions = written["files"]["reference_app/shop.py"]["definitions"]
    assert {name: (d["start"], d["end"]) for name, d in definitions.items()} == {
        "LIMIT": (1, 1),
        "sell": (4, 7),
        "Till": (10, 12),
    }


def test_a_line_that_no_test_executes_is_named(shop):
    shop.write("tests/app/test_shop.py", TESTS.replace("[1, 3]", "[1]"))
    collect.write(shop.root)
    with pytest.raises(SiteError, match=r"reference_app/shop\.py:6: No test"):
        evidence.check(shop.root)


@pytest.mark.parametrize(
    "path", ["reference_app/shop.py", "reference_app/new.py", "tests/app/test_shop.py"]
)
def test_evidence_is_stale_once_app_or_tests_change(proven, path):
    file = proven.root / path
    file.write_text((file.read_text() if file.exists() else "") + "\n# new\n")
    with pytest.raises(SiteError, match=r"older than.*`nox -s evidence`"):
        evidence.check(proven.root)


def test_evidence_of_a_file_that_is_gone_is_stale(proven):
    (proven.root / "reference_app/shop.py").unlink()
    with pytest.raises(SiteError, match="older than"):
        evidence.check(proven.root)


def test_no_evidence_names_the_remedy(shop):
    for ask in (
        lambda: evidence.check(shop.root),
        lambda: evidence.tests_for(shop.root, [source("sell")]),
    ):
        with pytest.raises(SiteError, match=r"no evidence yet\. Run `nox -s evidence`"):
            ask()


def test_an_unknown_definition_is_named(proven):
    with pytest.raises(SiteError, match="does not know `buy`"):
        evidence.tests_for(proven.root, [source("buy")])


def test_a_failing_test_gives_no_evidence(shop):
    shop.write("tests/app/test_shop.py", "def test_no(): assert False\n")
    with pytest.raises(SiteError, match="tests/app fails"):
        collect.write(shop.root)


def recorded(repo, id_, text):
    program = repo.program(text, id_)
    published = Puller(repo.root).publish(program)
    return published, records.record(program, published)


def missed(repo, published, record, twin=None):
    lines = published.text.split("\n")
    numbers = evidence.unexecuted(repo.root, published, record, twin)
    return [lines[number - 1] for number in numbers]


def test_a_shown_line_that_nothing_executes_is_found(proven):
    text = "import os\ndef main():\n    if os.name == 'no':\n        print(1)\nmain()\n"
    assert missed(proven, *recorded(proven, "start/x", text)) == ["        print(1)"]


def test_a_pulled_line_that_a_test_executes_is_not_missed(proven):
    text = "from reference_app.shop import sell\nprint(sell(1))\n"
    assert missed(proven, *recorded(proven, "start/x", text)) == []


def test_a_line_that_ran_in_the_twin_is_not_missed(proven):
    text = "import os\nif os.name {}:\n    print(1)\n    {}\n"
    broken = recorded(proven, "start/x_broken", text.format("== 'no'", "print(2)"))
    fixed = recorded(proven, "start/x_fixed", text.format("!= 'no'", "print(3)"))
    assert missed(proven, *broken) == ["    print(1)", "    print(2)"]
    assert missed(proven, *broken, fixed) == ["    print(2)"]
    assert missed(proven, *fixed, broken) == []


def test_lines_with_code():
    text = (
        '"""Doc."""\n'  # 1
        "\n"
        "# comment\n"
        "def f(\n"  # 4
        "    a: int,\n"
        ") -> int:\n"
        '    """Doc."""\n'
        "    return [\n"  # 8
        "        a\n"  # 9
        "    ][0]\n"  # 10
        "\n"
        "if f(1): pass\n"  # 12
        "else:\n"
        "    f(2)\n"  # 14
        "with (\n"
        "    open(f(3)) as a,\n"  # 16
        "):\n"
        "    f(a)\n"  # 18
    )
    assert evidence.code_lines(text) == {1, 4, 8, 9, 10, 12, 14, 16, 18}
