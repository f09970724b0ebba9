"""What operators see of the inbox, on both databases, and where there is none."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from integration.bootstrap import sight
from integration.bootstrap.sight import check_clock, check_inbox, check_worker, figures
from integration.errors import DatabaseFailure, OutsideFailure
from integration.flows.inbox import Ended, EventKind, NewEvent, Result, Setback
from integration.observability import InboxFigures
from integration.store.accounts import Accounts
from integration.store.claims import ClaimStore
from integration.store.engine import connect
from integration.store.inbox import InboxStore
from integration.store.sealing import Seal
from integration.store.workers import SeenWorker, WorkerStore

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SEAL = Seal(("a-secret-that-only-guards-a-test-of-ours",))
LEASE = timedelta(minutes=2)


def test_figures_are_of_all_accounts_together(engine: Engine) -> None:
    """What was done, put off and given up, what it cost, and how long the oldest waits."""
    claims = ClaimStore(engine, lambda: SEAL)
    for account in ("acme", "globex"):
        Accounts(engine, lambda: SEAL).add(account, NOON)
        for number in range(3):
            at = NOON - timedelta(minutes=3 - number)
            event = NewEvent(f"{account}{number}", account, EventKind.WRITTEN, f"k{number}", at, at, str(number))
            InboxStore(engine, lambda: SEAL).put(event)
    trouble = Setback("outside", "Zendesk cannot be reached.", calls=1, seconds=0.5)
    first, second, third = (claims.claim("w1/1", NOON, LEASE) for _ in range(3))
    assert first
    assert second
    assert third
    claims.complete(first, Ended(Result.DRAFTED, calls=3, seconds=0.25), NOON)
    claims.put_off(second, trouble, NOON + LEASE, NOON)
    claims.bury(third, trouble, NOON)

    seen = figures(engine, lambda: NOON)

    assert seen == InboxFigures(
        {("drafted", ""): 1}, retries=1, calls=5, seconds=1.25, waiting=4, dead=1, oldest=180.0
    )  # fmt: skip
    check_inbox(engine)


def test_a_worker_is_there_while_its_heart_beats(engine: Engine) -> None:
    """A minute of silence, and it is missed."""
    WorkerStore(engine).beat(SeenWorker("w1", NOON, NOON, 4, "0.1.0"))

    check_worker(engine, NOON + timedelta(seconds=59))
    with pytest.raises(OutsideFailure, match="amends worker"):
        check_worker(engine, NOON + timedelta(seconds=61))


def test_a_database_that_is_away_is_said_so() -> None:
    """It leaves the inbox's figures out, and takes nothing else down with it."""
    nowhere = connect("postgresql://127.0.0.1:1/nothing")

    assert figures(nowhere, lambda: NOON) is None
    for check in (lambda: check_inbox(nowhere), lambda: check_worker(nowhere, NOON)):
        with pytest.raises(DatabaseFailure):
            check()


@pytest.mark.parametrize(("apart", "fits"), [(-3, False), (-1.9, True), (1.9, True), (3, False)])
def test_a_clock_that_is_off_is_noticed(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, apart: float, *, fits: bool
) -> None:
    """Two seconds are too much, either way."""
    monkeypatch.setattr(sight, "clock_of", lambda _engine: NOON + timedelta(seconds=apart))
    if fits:
        check_clock(engine, lambda: NOON)
        return
    with pytest.raises(OutsideFailure, match=r"3 seconds apart\. Set both by NTP"):
        check_clock(engine, lambda: NOON)


def test_the_databases_own_clock_is_asked(engine: Engine) -> None:
    """On PostgreSQL, whose machine may be another; a file has no clock of its own."""
    check_clock(engine, lambda: datetime.now(UTC))
    if engine.dialect.name == "sqlite":
        check_clock(engine, lambda: NOON)
        return
    with pytest.raises(OutsideFailure, match="seconds apart"):
        check_clock(engine, lambda: NOON)
