"""The servers that stand side by side, each with so many processes and threads."""

from collections.abc import Mapping
from dataclasses import dataclass

from servers.configuration import Configuration

WAIT, FIBONACCI, COMPUTE = "wait", "fibonacci", "compute"
ALL = (WAIT, FIBONACCI, COMPUTE)
# Requests in which no process is replaced: that would be measured too.
NEVER = 1_000_000_000


@dataclass(frozen=True)
class Side:
    """A server with its processes and threads.

    :param configuration: its id, as in servers/configurations.
    :param processes: that answer.
    :param threads: of each process.
    :param connections: that each process holds at most; None: as it is configured.
    :param workloads: that it is measured with.
    """

    configuration: str
    processes: int = 1
    threads: int = 1
    connections: int | None = None
    workloads: tuple[str, ...] = ALL

    @property
    def id(self) -> str:
        """How the result file names it, such as "waitress-1x8"."""
        shape = f"{self.configuration}-{self.processes}x{self.threads}"
        more = f"-{self.connections}-connections" if self.connections else ""
        return shape + more

    @property
    def shape(self) -> str:
        """Its processes and threads as a table names them."""
        held = f", {self.connections} connections each" if self.connections else ""
        return f"{self.processes}x{self.threads}{held}"

    @property
    def environment(self) -> dict[str, str]:
        """What gunicorn is told beside its configuration."""
        if self.connections is None:
            return {}
        return {"GUNICORN_CMD_ARGS": f"--worker-connections={self.connections}"}

    def of(self, known: Mapping[str, Configuration]) -> Configuration:
        """Return its configuration with these processes and threads.

        A server that has no such setting has 1 of them; asked for more, it says so.
        """
        configuration = known[self.configuration]
        wanted = {"processes": self.processes, "threads": self.threads}
        settings = {
            name: number
            for name, number in wanted.items()
            if number > 1 or name in configuration.settings
        }
        if "recycle" in configuration.settings:
            settings["recycle"] = NEVER
        return configuration.varied(**settings)


# What every other server is compared with: one request after another.
ONE = Side("gunicorn-sync")
TWO = Side("gunicorn-sync", processes=2)
EIGHT = Side("gunicorn-gthread", threads=8)
TWO_BY_EIGHT = Side("gunicorn-gthread", processes=2, threads=8)
# Two processes share what comes more evenly if neither takes more than it soon can do.
HELD = Side(
    "gunicorn-gthread", processes=2, threads=8, connections=16, workloads=(WAIT,)
)
SIDES = [
    ONE,
    TWO,
    EIGHT,
    Side("gunicorn-gthread", threads=32),
    TWO_BY_EIGHT,
    HELD,
    Side("waitress", threads=8),
    Side("waitress", threads=32),
    Side("uwsgi", threads=8),
    Side("mod-wsgi-express", threads=8),
    Side("granian", threads=8),
]
GUNICORN = [side for side in SIDES if side.configuration.startswith("gunicorn")]
# The server for development, where its one thread waits after each answer.
DEVELOPMENT_ONE = Side("flask-run-one-thread", workloads=(FIBONACCI,))
# It starts a thread for each request.
DEVELOPMENT = Side("flask-run", workloads=(FIBONACCI,))
ASIDE = [DEVELOPMENT_ONE, DEVELOPMENT]
