"""A configuration as small as can be."""

SERVER = """
order = {order}
name = "{name}"
page = "{page}"
packages = ["{package}"]
debian = [{debian}]
start = "{package} app:app --quiet"
files = [{files}]
stop = "SIGTERM"
help = "{package} --help"
{more}
[settings]
"""
INI = "[tiny]\nthreads = 8\n\n\n; {{ no directive }}\n"


def server(repository, id_: str, order: int, name: str, **values: str) -> None:
    nothing = dict.fromkeys(("debian", "files", "more"), "")
    known = {"page": "servers/tiny.md", "package": "Tiny", **nothing, **values}
    text = SERVER.format(order=order, name=name, **known)
    repository.write(f"servers/configurations/{id_}/server.toml", text)
