"""Backtests as they are kept, in both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from integration.apology.backtest import Change, Past, PolicyTally, Spread, Tally
from integration.apology.policy import OfferKind
from integration.apology.remedy import PastApology
from integration.errors import Conflict, NotFound
from integration.flows.backtest import Backtest, BacktestState, Progress, Source, Span
from integration.store.accounts import Accounts
from integration.store.backtests import BacktestStore
from integration.store.sealing import Seal
from tests.backtest_fakes import a_policy_of, a_rule
from tests.store.at_once import MANY, at_once

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
POLICY = a_policy_of(a_rule("broken", "damaged_item", 10))


@pytest.fixture
def store(engine: Engine) -> BacktestStore:
    accounts = Accounts(engine, lambda: Seal(["a-key-for-nothing"]))
    for name in ("acme", "other"):
        accounts.add(name, NOON)
    return BacktestStore(engine)


def a_backtest(**changes: object) -> Backtest:
    begun = Backtest("b1", "acme", Source.UPLOAD, NOON, "Amara Cole", NOON, 3, POLICY)
    return replace(begun, **changes)


def a_progress() -> Progress:
    """Something in every field, with numbers that a float would not keep."""
    spread = Spread(2, Decimal("0.30"), Decimal("0.05"))
    one = PolicyTally(2, {"broken": 1}, {"late": 1}, {"damaged_item": spread}, Spread(1, Decimal("80.10")), 1, 2)
    tally = Tally(3, 1, 2, one, PolicyTally(), Spread(3, Decimal("-0.1"), Decimal("0.01")), {"damaged_item": 1})
    tally.changes.append(Change("101", "Nothing offered yet", "Store credit of 15.00 EUR"))
    given = PastApology(NOON, "101", "damaged_item", (OfferKind.STORE_CREDIT,), Decimal("15.10"), 1)
    return Progress(tally, Past({"7": [given]}, {"2026-11": Decimal("15.10")}), Past())


@pytest.mark.parametrize(
    "kept",
    [
        a_backtest(),
        a_backtest(draft=None, progress=a_progress(), pieces=4),
        a_backtest(source=Source.ZENDESK, span=Span(30, 500), state=BacktestState.FAILED, problem="It stopped."),
    ],
    ids=["just begun", "well on", "failed"],
)
def test_it_comes_back_as_it_was_kept(store: BacktestStore, kept: Backtest) -> None:
    """Policies, counts, sums to the cent, and what each policy gave before."""
    store.keep(kept)

    assert store.read("acme", "b1") == kept


def test_a_change_is_kept(store: BacktestStore) -> None:
    """What `how` makes of it is what is read next; which tickets and policies it is about never changes."""
    store.keep(a_backtest())
    later = NOON + timedelta(minutes=1)

    changed = store.change(
        "acme", "b1", lambda found: replace(found, progress=a_progress(), pieces=1, moved_at=later, live=9)
    )

    assert store.read("acme", "b1") == replace(changed, live=3)


def test_what_is_refused_changes_nothing(store: BacktestStore) -> None:
    """Whatever `how` raises is passed on, and the backtest stays as it was."""
    store.keep(a_backtest())

    def refuse(_found: Backtest) -> Backtest:
        raise Conflict("Not now.")

    with pytest.raises(Conflict):
        store.change("acme", "b1", refuse)

    assert store.read("acme", "b1") == a_backtest()


def test_fifty_changes_at_once_lose_nothing(store: BacktestStore) -> None:
    """Each change sees the one before it."""
    store.keep(a_backtest())

    def one_more(found: Backtest) -> Backtest:
        found.progress.tally.tickets += 1
        return replace(found, pieces=found.pieces + 1)

    at_once(lambda _number: store.change("acme", "b1", one_more))

    found = store.read("acme", "b1")
    assert (found.pieces, found.progress.tally.tickets) == (MANY, MANY)


def test_it_is_nobody_elses(store: BacktestStore) -> None:
    """Another account's backtest is not there, nor is one that never was."""
    store.keep(a_backtest())

    for account, id_ in (("other", "b1"), ("acme", "b2")):
        with pytest.raises(NotFound):
            store.read(account, id_)
        with pytest.raises(NotFound):
            store.change(account, id_, lambda found: found)


def test_old_ones_are_forgotten(store: BacktestStore) -> None:
    """Those that nothing has happened to since the moment go; the others stay."""
    store.keep(a_backtest())
    store.keep(a_backtest(id="b2", moved_at=NOON + timedelta(days=1)))

    assert store.forget_before(NOON + timedelta(hours=1)) == 1
    assert store.read("acme", "b2")
    with pytest.raises(NotFound):
        store.read("acme", "b1")
