"""What can be set from outside, checked before anything starts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

# Environment variables that begin with this and "_" are settings.
PREFIX = "REFERENCE_APP"


class SettingsError(ValueError):
    """A setting cannot be used: it names the variable, the value and a remedy."""


@dataclass(frozen=True)
class Settings:
    """The app's settings, all of them usable.

    :ivar supplier_url: the third party; None: a simulator of our own.
    :ivar supplier_timeout: seconds that one call to it may take, as a whole.
    :ivar database_url: SQLAlchemy URL.
    :ivar compare: where comparisons run: "thread" of this process, or "celery".
    :ivar broker_url: where Celery's messages go; None unless it compares.
    :ivar max_pending: accepted work that is not finished, at most: requests
        under way and comparisons waiting, in this process.
    :ivar inbox_wait: seconds that it may take to keep an observation, before the
        request is answered with 503.
    :ivar sqlite_synchronous: "NORMAL" keeps what was answered when the process is
        killed, "FULL" also when the power fails.
    :ivar debug_token: who sends it may see the threads' stacks; None: nobody.
    """

    supplier_url: str | None
    supplier_timeout: float
    database_url: str
    compare: str
    broker_url: str | None
    max_pending: int
    inbox_wait: float
    sqlite_synchronous: str
    debug_token: str | None


def read_settings(config: Mapping[str, Any], default_database: str) -> Settings:
    """Check the settings in a Flask config.

    :param config: holds values as `from_prefixed_env` reads them.
    :param default_database: SQLAlchemy URL used where none is set.
    :raises SettingsError: names every setting that cannot be used.
    """
    checks: dict[str, tuple[Callable[[Any], Any], Any]] = {
        "SUPPLIER_URL": (_supplier_url, None),
        "SUPPLIER_TIMEOUT": (_seconds, 2.0),
        "DATABASE_URL": (_database_url, default_database),
        "COMPARE": (_one_of("thread", "celery"), "thread"),
        "BROKER_URL": (_broker_url, None),
        "MAX_PENDING": (_max_pending, 64),
        "INBOX_WAIT": (_seconds, 1.0),
        "SQLITE_SYNCHRONOUS": (_one_of("NORMAL", "FULL"), "NORMAL"),
        "DEBUG_TOKEN": (_token, None),
    }
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, (check, default) in checks.items():
        value = config.get(name)
        try:
            values[name.lower()] = default if value in (None, "") else check(value)
        except ValueError as error:
            wrong.append(f"{PREFIX}_{name} is {value!r}: {error}")
    if values.get("compare") == "celery" and values.get("broker_url") is None:
        wrong.append(
            f"{PREFIX}_COMPARE is celery, so {PREFIX}_BROKER_URL must name the broker,"
            " such as redis://127.0.0.1:6379/0"
        )
    if wrong:
        raise SettingsError("\n".join(wrong))
    return Settings(**values)


def _supplier_url(value: Any) -> str:
    url = urlsplit(str(value))
    if url.scheme not in {"http", "https"} or not url.hostname:
        raise ValueError(
            "set it to the third party's address, such as"
            " http://127.0.0.1:9000, or unset it to use the simulator"
        )
    return str(value).rstrip("/")


def _seconds(value: Any) -> float:
    if type(value) not in {int, float} or not 0 < value <= 300:
        raise ValueError("set it to a number of seconds above 0 and up to 300")
    return float(value)


def _database_url(value: Any) -> str:
    try:
        url = make_url(str(value))
    except ArgumentError as error:
        raise ValueError(
            "set it to an SQLAlchemy URL, such as sqlite:////var/lib/shop/stock.db"
        ) from error
    if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
        raise ValueError(
            "each thread would get an empty database of its own in memory; name a"
            " file, such as sqlite:////var/lib/shop/stock.db"
        )
    return str(value)


def _one_of(*known: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in known:
            raise ValueError(f"set it to {' or '.join(known)}")
        return str(value)

    return check


def _broker_url(value: Any) -> str:
    url = urlsplit(str(value))
    if not url.scheme or not (url.hostname or url.scheme == "memory"):
        raise ValueError(
            "set it to the address of Celery's broker, such as redis://127.0.0.1:6379/0"
        )
    return str(value)


def _max_pending(value: Any) -> int:
    if type(value) is not int or not 1 <= value <= 10_000:
        raise ValueError("set it to a whole number from 1 to 10000")
    return int(value)


def _token(value: Any) -> str:
    if len(str(value)) < 16:
        raise ValueError(
            "set it to 16 characters or more that nobody can guess, such as those of"
            ' python -c "import secrets; print(secrets.token_urlsafe())"'
        )
    return str(value)
