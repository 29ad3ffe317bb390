"""An upload that is kept can be read when its request is over."""

import stat
from io import BytesIO

import pytest
from flask import Flask, request
from werkzeug.datastructures import FileStorage

from reference_app.carrying.uploads import keep


def test_a_kept_upload_outlives_its_request(tmp_path):
    app, kept = Flask("shop"), []

    @app.post("/")
    def view() -> str:
        kept.append(keep(request.files["csv"], tmp_path))
        return ""

    form = {"csv": (BytesIO(b"tea-250,12\n"), "stock.csv")}
    app.test_client().post("/", data=form)
    assert kept[0].read_bytes() == b"tea-250,12\n"


def test_the_clients_name_leads_nowhere(tmp_path):
    kept = keep(FileStorage(BytesIO(b"x"), "../../etc/passwd"), tmp_path)
    assert kept.parent == tmp_path
    assert "passwd" not in kept.name


def test_two_uploads_of_one_name_are_two_files(tmp_path):
    first, second = (
        keep(FileStorage(BytesIO(body), "stock.csv"), tmp_path) for body in (b"1", b"2")
    )
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")


def test_others_on_the_machine_cannot_read_it(tmp_path):
    kept = keep(FileStorage(BytesIO(b"x"), "stock.csv"), tmp_path)
    assert stat.S_IMODE(kept.stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        keep(FileStorage(BytesIO(b"x"), "stock.csv"), tmp_path / "none")
