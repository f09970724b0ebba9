"""The database connection: SQLite made safe for several processes, or PostgreSQL as it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as AllInUse

from integration.errors import BadInput, DatabaseFailure

# Those who wait are not served in turn; on a busy machine fifty at once can pass one by for many seconds.
BUSY_TIMEOUT_MS = 20_000
SECONDS_UNTIL_BACK = 5


def connect(database_url: str) -> Engine:
    """An engine for this URL; a SQLite file's folder is made. Raises BadInput for a URL that cannot be used."""
    url = _url(database_url)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    return create_engine(url, pool_pre_ping=True, pool_size=8, max_overflow=8)


def lasting(engine: Engine) -> Engine:
    """Another engine for the same database, for what must outlast a power cut once it is answered.

    A commit in SQLite is otherwise safe from every process that dies, but not from a machine that does: waiting for the
    disk each time costs a millisecond. PostgreSQL waits anyway, and so its engine serves as it is.
    """
    if engine.dialect.name != "sqlite":
        return engine
    other = _sqlite(engine.url)
    event.listen(other, "connect", _wait_for_the_disk)
    return other


def reading(engine: Engine) -> Connection:
    """A connection for a look only: in SQLite it takes no lock, so that readers never wait for a writer.

    For writing, use `engine.begin()`.
    """
    return engine.connect().execution_options(writes=False)


def ping(engine: Engine) -> None:
    """Raises DatabaseFailure where the database does not answer."""
    with answering(), reading(engine) as connection:
        connection.exec_driver_sql("SELECT 1")


def clock_of(engine: Engine) -> datetime | None:
    """What time the database's machine has; None for a file of this machine. Raises DatabaseFailure."""
    if engine.dialect.name != "postgresql":
        return None
    with answering(), reading(engine) as connection:
        told: datetime = connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()
    return told


@contextmanager
def answering() -> Iterator[None]:
    """Raises DatabaseFailure where the database does not answer to what is done within."""
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        words = f"The database does not answer: {error.orig}"
        raise DatabaseFailure(words, permanent=False, retry_after=SECONDS_UNTIL_BACK) from error
    except AllInUse as error:
        words = "All connections to the database are in use."
        raise DatabaseFailure(words, permanent=False, retry_after=SECONDS_UNTIL_BACK) from error


def _url(database_url: str) -> URL:
    try:
        url = make_url(database_url)
    except ArgumentError as error:
        raise BadInput(f"AMENDS_DATABASE_URL is not a database URL: {error}", "AMENDS_DATABASE_URL") from error
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise BadInput(
            f"AMENDS_DATABASE_URL: {url.drivername} is not supported. Use sqlite:///FILE or postgresql://…",
            "AMENDS_DATABASE_URL",
        )
    return url


def _sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    # The driver's own transaction control hides when a transaction begins; we begin it ourselves.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")


def _wait_for_the_disk(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: Any) -> None:
    # A transaction that reads first and writes later cannot wait for a lock and fails at once; IMMEDIATE waits.
    immediate = connection.get_execution_options().get("writes", True)
    # Straight to the driver: this runs for every look at the database.
    connection.connection.dbapi_connection.execute("BEGIN IMMEDIATE" if immediate else "BEGIN")
