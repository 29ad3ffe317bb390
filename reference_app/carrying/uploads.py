"""Uploads for jobs: a file that outlives its request."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from werkzeug.datastructures import FileStorage


def keep(upload: FileStorage, folder: Path) -> Path:
    """Save an upload where a job finds it after the answer, too.

    Call it in the view: the request closes its uploads when it ends.
    The file's name is new. The client's may be a path, or be that of a
    file that is there already.

    :param upload: one of `request.files`.
    :param folder: has to exist, and to be on the job's machine.
    :returns: the file, readable by its owner alone. Who is done with it
        deletes it.
    :raises OSError: the folder is missing, or the disk is full.
    """
    with NamedTemporaryFile(
        dir=folder, prefix="upload-", delete=False
    ) as file:
        upload.save(file)
    return Path(file.name)
