"""Fixtures that every room shares, and the report of what could not be checked here."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest
import redis
import structlog
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import OperationalError
from xdist.scheduler import LoadFileScheduling

from integration.settings import one_thread_each
from integration.store import schema
from integration.store.engine import connect
from integration.store.tables import metadata
from tests import find_chromium

LOCAL_POSTGRES = "postgresql+psycopg://postgres@127.0.0.1:5432/test"
BROWSER_TESTS = Path(__file__).parent / "browser"
SHARED_DEMOS = frozenset({Path("tests/browser/admin"), Path("tests/browser/sidebar")})
LONGEST = frozenset({Path("tests/test_chaos.py"), Path("tests/cli/test_demo.py")})
TOGETHER = SHARED_DEMOS | {Path("tests/worker")}  # and those who would take tasks out of each other's queue


@cache
def postgres_url() -> str | None:
    """The PostgreSQL to test on: `AMENDS_TEST_POSTGRES_URL`, or a local server if one answers."""
    named = os.environ.get("AMENDS_TEST_POSTGRES_URL")  # noqa: TID251 - a setting of the tests, not of the product
    url = named or LOCAL_POSTGRES
    engine = create_engine(url, connect_args={"connect_timeout": 2})
    try:
        engine.connect().close()
    except OperationalError:
        if named:
            raise
        return None
    finally:
        engine.dispose()
    return url


@cache
def redis_url(number: int = 15) -> str | None:
    """A local Redis, if one answers; one of the last of its numbered databases, which nobody's data is in."""
    url = f"redis://127.0.0.1:6379/{number}"
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=1) as client:
            client.ping()
    except redis.ConnectionError:
        return None
    return url


def not_checked_here() -> Iterator[str]:
    """What this machine cannot check, by name."""
    if not postgres_url():
        yield "the store on PostgreSQL: no server at 127.0.0.1:5432, and AMENDS_TEST_POSTGRES_URL is not set"
    if not redis_url():
        yield "the queue on Redis: no server at 127.0.0.1:6379"
    if not find_chromium.find():
        yield "tests/browser: no Chromium on PATH, in CHROMIUM, or installed by Playwright"


def pytest_configure() -> None:
    """Keep numpy to one thread, as every command does: there are more testers than processors already."""
    one_thread_each()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Whatever asks for a database runs on SQLite, and on PostgreSQL where there is one."""
    if "database" in metafunc.fixturenames:
        kinds = ["sqlite", "postgresql"] if postgres_url() else ["sqlite"]
        metafunc.parametrize("database", kinds, indirect=True, scope="session")
    if "queue_url" in metafunc.fixturenames:
        metafunc.parametrize("queue_url", [url for url in ("", redis_url()) if url is not None])


class ByFileOrDemo(LoadFileScheduling):
    """Tests run file by file, but for those that share a demo or a queue: they run by folder, one after the other."""

    def _split_scope(self, nodeid: str) -> str:
        path = Path(nodeid.partition("::")[0])
        return str(path.parent if path.parent in TOGETHER else path)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByFileOrDemo:
    """What `make test` runs with."""
    return ByFileOrDemo(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a Chromium the browser's tests are left out; the last lines say so.

    Demos, chaos and the browser come first, because the longest should not begin when the others end.
    """
    in_browser = [item for item in items if BROWSER_TESTS in item.path.parents]
    if in_browser and not find_chromium.find():
        config.hook.pytest_deselected(items=in_browser)
        items[:] = [item for item in items if item not in in_browser]
    items.sort(key=_longest_first)


def _longest_first(item: pytest.Item) -> int:
    path = Path(item.nodeid.partition("::")[0])
    if path in LONGEST or path.parent in SHARED_DEMOS:
        return 0
    return 1 if BROWSER_TESTS in item.path.parents else 2


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What could not run here is said last, where it is seen."""
    for missed in not_checked_here():
        terminalreporter.write_line(f"NOT CHECKED HERE: {missed}", yellow=True)


@pytest.fixture(autouse=True)
def fresh_logging() -> Iterator[None]:
    """A test that sets up the logs must not leave them pointing at its own output."""
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a database of our own, at the newest schema; gone afterwards."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('store')}/amends.sqlite3"
        engine = connect(url)
        schema.upgrade(engine)
        engine.dispose()
        yield url
        return
    server = postgres_url()
    assert server
    name = f"amends_test_{uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = make_url(server).set(database=name).render_as_string(hide_password=False)
    engine = connect(url)
    schema.upgrade(engine)
    engine.dispose()
    yield url
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    """A connection to that database, emptied of what other tests left."""
    engine = connect(database)
    with engine.begin() as connection:
        _empty(connection, engine.dialect.name)
    yield engine
    engine.dispose()


def _empty(connection: object, dialect: str) -> None:
    assert hasattr(connection, "execute")
    tables = [table.name for table in reversed(metadata.sorted_tables)]
    if dialect == "postgresql":
        # To truncate a table takes a hundred times as long as to delete the few rows of a test; the audit log refuses
        # the latter only where it has rows.
        if connection.execute(text("SELECT EXISTS (SELECT FROM audit)")).scalar_one():
            connection.execute(text("TRUNCATE audit"))
        connection.execute(text("; ".join(f"DELETE FROM {name}" for name in tables)))  # noqa: S608 - our own names
        return
    # The audit log refuses to shrink, and so its trigger is lifted for the moment.
    ddl = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'audit_refuses_delete'")).scalar_one()
    connection.execute(text("DROP TRIGGER audit_refuses_delete"))
    for table in reversed(metadata.sorted_tables):
        connection.execute(table.delete())
    connection.execute(text(ddl))
