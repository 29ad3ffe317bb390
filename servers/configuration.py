"""The configurations of servers that the handbook shows, tests and measures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import tomllib

HOME = Path("servers", "configurations")
NEEDED = ("order", "name", "page", "packages", "start", "stop", "help", "settings")
LAST_NUMBER = re.compile(r"\d+(?=\D*$)")


class ConfigurationError(ValueError):
    """A configuration cannot be used; the message says which file and why."""


@dataclass(frozen=True)
class Configuration:
    """One server as a reader sets it up.

    :ivar id: the name of its folder.
    :ivar order: its place among the others.
    :ivar name: what tables call it.
    :ivar page: the page about it, below docs/.
    :ivar packages: what it needs from PyPI.
    :ivar debian: the Debian packages it needs.
    :ivar start: the command, for the folder that holds app.py and the files.
    :ivar files: the text of each file beside app.py, by its name.
    :ivar stop: the signal that stops it gracefully.
    :ivar reload: the signal that has it load the app anew, or "touch FILE"; or None.
    :ivar help: the command that prints all its options.
    :ivar settings: for each setting it has, the text that sets it.
    """

    id: str
    order: int
    name: str
    page: str
    packages: tuple[str, ...]
    debian: tuple[str, ...]
    start: str
    files: Mapping[str, str]
    stop: str
    reload: str | None
    help: str
    settings: Mapping[str, str]

    def varied(self, **settings: int) -> Configuration:
        """Return it with other numbers.

        :param settings: such as ``threads=32``; of the address it is the port.
        :raises ConfigurationError: it has no such setting.
        """
        start, files, texts = self.start, dict(self.files), dict(self.settings)
        for name, number in settings.items():
            old = self.setting(name)
            new = LAST_NUMBER.sub(str(number), old)
            start = start.replace(old, new)
            files = {file: text.replace(old, new) for file, text in files.items()}
            texts[name] = new
        return replace(self, start=start, files=files, settings=texts)

    def setting(self, name: str) -> str:
        """Return the text that sets it.

        :raises ConfigurationError: it has no such setting.
        """
        if name not in self.settings:
            raise ConfigurationError(
                f"{self.id} has no setting {name!r}; it has {', '.join(self.settings)}"
            )
        return self.settings[name]

    def number(self, name: str) -> int:
        """Return the number that a setting has, such as the port of the address."""
        found = LAST_NUMBER.search(self.setting(name))
        assert found  # `load` has looked
        return int(found[0])


def load(root: Path) -> dict[str, Configuration]:
    """Return each configuration of the repository at ``root`` by its id, in order.

    :raises ConfigurationError: one cannot be used.
    """
    found = [_read(path) for path in (root / HOME).glob("*/server.toml")]
    return {each.id: each for each in sorted(found, key=lambda each: each.order)}


def _read(path: Path) -> Configuration:
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path} is not TOML: {error}") from error
    if missing := [key for key in NEEDED if key not in given]:
        raise ConfigurationError(f"{path} does not say: {', '.join(missing)}")
    configuration = Configuration(
        id=path.parent.name,
        order=given["order"],
        name=given["name"],
        page=given["page"],
        packages=tuple(given["packages"]),
        debian=tuple(given.get("debian", ())),
        start=given["start"],
        files=_files(path, given),
        stop=given["stop"],
        reload=given.get("reload"),
        help=given["help"],
        settings=given["settings"],
    )
    _check(configuration, path)
    return configuration


def _files(path: Path, given: Mapping[str, Any]) -> dict[str, str]:
    names = given.get("files", [])
    there = sorted(each.name for each in path.parent.iterdir() if each != path)
    if sorted(names) != there:
        raise ConfigurationError(
            f"{path} names the files {sorted(names)}, beside it are {there}"
        )
    return {name: (path.parent / name).read_text("utf-8") for name in names}


def _check(configuration: Configuration, path: Path) -> None:
    """What a setting varies must stand in one place, and be a number."""
    places = [configuration.start, *configuration.files.values()]
    for name, text in configuration.settings.items():
        count = sum(place.count(text) for place in places)
        if count != 1:
            raise ConfigurationError(
                f"{path}: the text of {name}, {text!r}, stands {count} times in the"
                " start line and the files, and must stand there once"
            )
        if not LAST_NUMBER.search(text):
            raise ConfigurationError(f"{path}: {name} = {text!r} has no number")
