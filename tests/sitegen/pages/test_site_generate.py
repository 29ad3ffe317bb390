"""All generated files: pure, complete, the same twice, and written anywhere."""

import json

import pytest
import yaml

from sitegen.adapters import write_folder
from sitegen.generate import generate
from sitegen.pages.gates import ProblemsError
from sitegen.pages.urls import page_url, relative

SITE = "https://example.org/book/"


@pytest.fixture
def files(repository) -> dict[str, bytes]:
    return generate(repository.root, site_url=SITE, gates=())


def test_every_file_is_there(files):
    assert sorted(files) == [
        "assets/finder.json",
        "assets/stylesheets/timeline.css",
        "index.md",
        "llms-full.txt",
        "llms.txt",
        "snippets/index.json",
        "snippets/start/count_broken.out",
        "snippets/start/count_broken.py",
        "snippets/start/count_fixed.out",
        "snippets/start/count_fixed.py",
        "snippets/start/count_fixed.svg",
        "source/reference_app/start/count.md",
    ]


def test_it_writes_nothing_and_is_the_same_twice(repository, files):
    before = sorted(repository.root.rglob("*"))
    assert generate(repository.root, site_url=SITE, gates=()) == files
    assert sorted(repository.root.rglob("*")) == before


def test_the_index_keeps_its_contract(files):
    broken, fixed = json.loads(files["snippets/index.json"])
    assert broken["timeline"] is None
    assert fixed == {
        "id": "start/count_fixed",
        "title": "Program start/count_fixed",
        "program": "snippets/start/count_fixed.py",
        "output": "snippets/start/count_fixed.out",
        "rule": "exact",
        "pages": [""],
        "sources": [{"file": "reference_app/start/count.py", "start": 4, "end": 6}],
        "tests": [],
        "dependencies": [],
        "requires_python": ">=3.10",
        "kind": "fixed",
        "twin": "start/count_broken",
        "timeline": "snippets/start/count_fixed.svg",
    }


def test_a_source_page_has_a_line_anchor_and_leads_back(files):
    page = files["source/reference_app/start/count.md"].decode()
    assert '<span class="source__line" id="L4">' in page
    assert 'href="../../../../#program-start-count_fixed"' in page
    head = yaml.safe_load(page.split("---")[1])
    assert head["search"] == {"exclude": True}


def test_timelines_have_the_colours_of_the_demo_page(files):
    assert files["assets/stylesheets/timeline.css"] == b".bar { fill: teal }\n"


def test_a_module_that_only_a_sentence_names_has_a_page(repository):
    repository.write("reference_app/web.py", "def view(): ...\n")
    repository.page("a.md", "See {{ source reference_app/web.py view }}.\n")
    files = generate(repository.root, gates=())
    assert "source/reference_app/web.md" in files
    assert 'href="../source/reference_app/web/#L1"' in files["a.md"].decode()


def test_a_quoted_result_file_is_published(repository):
    file = repository.result("speed", {"median": 1.25})
    repository.result("other", {"x": 1})
    repository.page("a.md", "It took {{ value evidence/speed.json median }} s.\n")
    files = generate(repository.root, gates=())
    assert b"It took 1.25 s." in files["a.md"]
    assert files["evidence/speed.json"] == file.read_bytes()
    assert "evidence/other.json" not in files


def test_llms_full_has_programs_and_outputs_as_they_are(repository, files):
    text = files["llms-full.txt"].decode()
    for name in ("start/count_broken", "start/count_fixed"):
        published = repository.published(name)
        assert f"```python\n{published}```" in text
    assert "```text\n<total> 2\n```" in text
    assert "```diff\n" in text
    assert "<figure" not in text


def test_llms_full_tells_from_which_step_a_difference_is(repository):
    steps = "start/count_broken start/count_fixed"
    repository.page(
        "index.md", f"{{{{ twins start/count }}}}\n\n{{{{ diff {steps} }}}}\n"
    )
    text = generate(repository.root, site_url=SITE, gates=())["llms-full.txt"].decode()
    assert "The difference from start/count_broken.py:\n\n```diff\n" in text


def test_llms_lists_pages_and_programs(files):
    text = files["llms.txt"].decode()
    assert f"[Home]({SITE}): One sentence on a page." in text
    assert f"({SITE}snippets/start/count_broken.py): broken twin" in text


def test_the_catalogue_links_the_first_place_of_each_program(repository):
    repository.page("programs.md", "{{ catalogue }}\n")
    page = generate(repository.root, gates=())["programs.md"].decode()
    assert page.count('<li class="catalogue__item') == 2
    assert 'href="../#program-start-count_fixed"' in page
    assert "<form" in page
    assert "hidden>" in page.partition("<fieldset>")[0]


def test_the_list_of_errors_follows_the_pages(repository):
    repository.page("errors/index.md", "{{ errors }}\n", "Errors")
    repository.page("errors/a.md", "x\n", "ValueError: a & b")
    page = generate(repository.root, gates=())["errors/index.md"].decode()
    assert '<a href="a/">ValueError: a &amp; b</a>' in page
    assert ">Errors<" not in page


def test_the_list_of_errors_is_ordered_and_leaves_its_own_page_out(repository):
    repository.page("index.md", "{{ errors }}\n", "Home")
    repository.page("errors/index.md", "Text.\n", "Errors")
    repository.page("errors/a.md", "x\n", "A &lt;Token&gt;")
    repository.write("docs/errors/b.md", "---\ntitle: Seen most\norder: 1\n---\n")
    page = generate(repository.root, gates=())["index.md"].decode()
    assert page.index(">Seen most</a>") < page.index(">A &lt;Token&gt;</a>")
    assert ">Errors<" not in page


def test_the_list_of_errors_can_be_cut_after_those_met_most(repository):
    repository.page("index.md", "{{ errors 1 }}\n", "Home")
    repository.page("errors/a.md", "x\n", "E: a")
    repository.write("docs/errors/b.md", "---\ntitle: Seen most\norder: 1\n---\n")
    page = generate(repository.root, gates=())["index.md"].decode()
    assert ">Seen most</a>" in page
    assert ">E: a</a>" not in page


def test_how_many_errors_is_a_number(repository):
    repository.page("index.md", "{{ errors few }}\n", "Home")
    with pytest.raises(ProblemsError, match=r"index.md:\d+: .*how many is a number"):
        generate(repository.root, gates=())


def test_mutants_are_listed_with_what_came_of_them(repository):
    mutant = {"name": "without `join()`", "line": 9, "killed_by": "prints <less>"}
    twins = {"start/count_fixed": {"program": "", "mutants": [mutant]}}
    repository.result("mutants", {"killed": 1, "of": 1, "twins": twins})
    repository.page("a.md", "{{ mutants }}\n")
    page = generate(repository.root, gates=())["a.md"].decode()
    assert 'href="../snippets/start/count_fixed.py"' in page
    assert "<td>without <code>join()</code></td><td>prints &lt;less&gt;</td>" in page


def test_a_program_that_cannot_be_pulled_is_told_with_the_rest(repository):
    repository.program("start/wrong", "from reference_app.none import x\n\nx()\n")
    repository.page("a.md", "{{ program start/wrong }}\n")
    with pytest.raises(ProblemsError) as caught:
        generate(repository.root, gates=())
    assert "snippets/start/wrong.py" in str(caught.value)
    assert "docs/a.md:6: program start/wrong cannot be published" in str(caught.value)


def test_a_folder_is_written_once(repository, tmp_path_factory):
    repository.write("docs/assets/style.css", "a {}")
    repository.write("docs/overrides/main.html", "x")
    folder = tmp_path_factory.mktemp("out") / "tree"
    write_folder(repository.root, folder, gates=())
    assert (folder / "assets/style.css").read_text() == "a {}"
    assert "data-snippet" in (folder / "index.md").read_text()
    assert not (folder / "overrides").exists()
    with pytest.raises(FileExistsError):
        write_folder(repository.root, folder, gates=())


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.md", ""),
        ("start/index.md", "start/"),
        ("start/join.md", "start/join/"),
        ("reindex.md", "reindex/"),
    ],
)
def test_pages_have_directory_urls(path, url):
    assert page_url(path) == url


@pytest.mark.parametrize(
    ("target", "start", "link"),
    [
        ("snippets/a.py", "", "snippets/a.py"),
        ("snippets/a.py", "start/join/", "../../snippets/a.py"),
        ("start/join/#x", "start/", "join/#x"),
        ("#x", "start/join/", "../../#x"),
        ("start/", "start/join/", "../"),
    ],
)
def test_links_are_relative_to_the_page(target, start, link):
    assert relative(target, start) == link
