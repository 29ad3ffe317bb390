"""One schedule in many processes: one of them runs what is due."""

from datetime import datetime, timedelta, timezone

from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    MetaData,
    String,
    Table,
    delete,
    insert,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateTable

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
FIVE_MINUTES = timedelta(minutes=5)
KEPT = timedelta(days=30)

# The key lets the database refuse a second row, whoever comes with it.
RUNS = Table(
    "scheduled_runs",
    MetaData(),
    Column("job", String(64), primary_key=True),
    Column("due", DateTime, primary_key=True),  # in UTC
)


def create_runs(engine: Engine) -> None:
    """Make the table, if there is none.

    Call it where you set the database up, not in each process: several
    that make one table concurrently can fail on PostgreSQL.
    """
    with engine.begin() as connection:
        connection.execute(CreateTable(RUNS, if_not_exists=True))


def claim(engine: Engine, job: str, due: datetime) -> bool:
    """Claim a run: of all that try, on all machines, one gets it.

    It is claimed before it is begun. Whoever dies with it takes it
    along: each run happens at most once.

    :param job: names the job, in 64 characters.
    :param due: when it was due, with a time zone; not when it runs.
    :returns: whether to run it.
    """
    utc = due.astimezone(timezone.utc).replace(tzinfo=None)
    old = (RUNS.c.job == job) & (RUNS.c.due < utc - KEPT)
    try:
        with engine.begin() as connection:
            connection.execute(insert(RUNS).values(job=job, due=utc))
            connection.execute(delete(RUNS).where(old))
    except IntegrityError:
        return False
    return True


def latest_due(
    now: datetime,
    every: timedelta = FIVE_MINUTES,
) -> datetime:
    """Give the last due time, at `now` or before.

    Processes that run late, or apart, get the same one.

    :param now: with a time zone.
    :param every: due are its multiples since 1970 in UTC.
    """
    return now - (now - EPOCH) % every


def claim_latest(
    engine: Engine,
    job: str,
    every: timedelta = FIVE_MINUTES,
) -> bool:
    """Claim the run that is due by this machine's clock."""
    now = datetime.now(timezone.utc)
    return claim(engine, job, latest_due(now, every))
