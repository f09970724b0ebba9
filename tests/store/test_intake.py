"""Events that come in together are stored together, and each thread learns what became of its own."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest
from sqlalchemy import Engine, create_engine, func, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from integration.bootstrap.receiving import Door
from integration.errors import DatabaseFailure, UnknownAccount
from integration.flows.inbox import NewEvent, Receipt
from integration.store.accounts import Accounts
from integration.store.api_tokens import ApiTokenStore
from integration.store.engine import connect, lasting, reading
from integration.store.hooks import HookStore
from integration.store.inbox import InboxStore
from integration.store.inbox_tables import inbox
from integration.store.intake import Intake
from tests.store.events import an_event, seal
from tests.store.letters import open_accounts

PATIENCE = 20  # seconds until a test that waits for ever gives up


class Counting(InboxStore):
    """A real store that holds its first transaction until the others have queued up."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, seal)
        object.__setattr__(self, "sizes", [])
        object.__setattr__(self, "entered", Event())
        object.__setattr__(self, "go_on", Event())

    sizes: list[int]
    entered: Event
    go_on: Event

    def put_all(self, events: Sequence[NewEvent]) -> list[Receipt]:
        self.sizes.append(len(events))
        if len(self.sizes) == 1:
            self.entered.set()
            assert self.go_on.wait(PATIENCE)
        return super().put_all(events)


@pytest.fixture
def store(engine: Engine) -> Counting:
    open_accounts(engine, "acme")
    return Counting(engine)


def brought(store: Counting, events: list[NewEvent]) -> list[Receipt | str]:
    """What each thread learns, the first one's transaction taking until all the others wait."""
    intake = Intake(store)

    def put(event: NewEvent) -> Receipt | str:
        try:
            return intake.put(event)
        except (UnknownAccount, OperationalError) as error:
            return type(error).__name__

    with ThreadPoolExecutor(len(events)) as threads:
        first = threads.submit(put, events[0])
        assert store.entered.wait(PATIENCE)
        others = [threads.submit(put, event) for event in events[1:]]
        while len(intake._brought) < len(others):
            pass
        store.go_on.set()
        return [each.result() for each in (first, *others)]


def test_who_waits_is_stored_with_the_next(store: Counting) -> None:
    """Two transactions for all: repeated ones are told as such, also within one transaction."""
    events = [an_event(number) for number in range(1, 9)]
    again = [an_event(1), an_event(99, key="zendesk:2"), an_event(3)]

    learnt = brought(store, events + again)

    assert store.sizes == [1, 10]
    assert learnt.count(Receipt.STORED) == 8
    assert learnt[0] == Receipt.STORED
    assert learnt[8] == Receipt.REPLAYED
    assert sorted((learnt[1], learnt[9])) == [Receipt.DUPLICATE, Receipt.STORED]
    assert sorted((learnt[2], learnt[10])) == [Receipt.REPLAYED, Receipt.STORED]
    with store.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(inbox)) == 8


def test_one_that_cannot_be_stored_takes_no_other_with_it(store: Counting) -> None:
    """Whose account is gone learns so; the others are stored."""
    events = [an_event(1), an_event(2), an_event(3, account="gone"), an_event(4)]

    assert brought(store, events) == [Receipt.STORED, Receipt.STORED, "UnknownAccount", Receipt.STORED]


def test_a_database_that_fails_does_so_for_all(store: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the others' tries, and the next one is served again."""
    cut = OperationalError("INSERT", None, Exception("cut"))

    def run(_rows: object) -> list[bool]:
        raise cut

    with monkeypatch.context() as patch:
        patch.setattr(store._insert, "run", run)
        assert brought(store, [an_event(1), an_event(2), an_event(3)]) == ["OperationalError"] * 3

    assert Intake(store).put(an_event(1)) is Receipt.STORED


@contextmanager
def sqlite_held(engine: Engine) -> Iterator[None]:
    """Somebody else writes, and we do not wait for it."""
    with engine.connect() as ours:
        ours.exec_driver_sql("PRAGMA busy_timeout = 0")
    writer = create_engine(engine.url)
    with writer.connect() as other:
        other.connection.dbapi_connection.execute("BEGIN IMMEDIATE")  # type: ignore[union-attr] # it is open
        yield
    writer.dispose()


@contextmanager
def postgresql_cut(engine: Engine) -> Iterator[None]:
    """The server ends our connections, and nothing told us."""
    others = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    plain = create_engine(engine.url, isolation_level="AUTOCOMMIT")
    with plain.connect() as connection:
        connection.execute(others)
    plain.dispose()
    yield


BROKEN: dict[str, Callable[[Engine], object]] = {"sqlite": sqlite_held, "postgresql": postgresql_cut}


def test_a_database_that_is_away_is_told_and_found_again(database: str, engine: Engine) -> None:
    """The door says that the database failed, without an event's words; the next event gets through."""
    open_accounts(engine, "acme")
    ours = create_engine(engine.url) if engine.dialect.name == "postgresql" else connect(database)
    store = InboxStore(ours, seal)
    door = Door(Accounts(ours, seal), HookStore(ours, seal), store, Intake(store), ApiTokenStore(ours))
    assert door.put(an_event(1)) is Receipt.STORED

    broken = BROKEN[engine.dialect.name](ours)
    with broken, pytest.raises(DatabaseFailure) as failure:  # type: ignore[attr-defined] # a context
        door.put(an_event(2))

    assert failure.value.retry_after
    assert "signed 2" not in str(failure.value)
    assert door.put(an_event(2)) is Receipt.STORED
    ours.dispose()


def test_rows_that_break_a_rule_are_told_without_their_values(store: Counting) -> None:
    """The values of an event are nobody's business in a log."""
    store.go_on.set()
    store._laned.add("gone")
    with pytest.raises(UnknownAccount) as refused:
        store.put(an_event(1, account="gone", signature="Marta"))

    assert isinstance(refused.value.__cause__, IntegrityError)
    assert "Marta" not in repr(refused.value.__cause__)


def test_what_is_answered_outlasts_a_power_cut(engine: Engine) -> None:
    """SQLite waits for the disk where an event is taken in, and only there; PostgreSQL always does."""
    other = lasting(engine)
    try:
        if engine.dialect.name == "postgresql":
            assert other is engine
            return
        with reading(other) as durable, reading(engine) as usual:
            waits = [each.exec_driver_sql("PRAGMA synchronous").scalar() for each in (durable, usual)]
        assert waits == [2, 1]
    finally:
        if other is not engine:
            other.dispose()
