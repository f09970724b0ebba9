"""Accounts' models: published and rolled back on record, numbered, and unreadable in the database."""

import threading

import pytest
from sqlalchemy import Engine, select

from integration.errors import NotFound
from integration.flows.ports import AccountModels
from integration.store.account_models import AccountModelStore
from integration.store.accounts import Accounts
from integration.store.sealing import Seal
from integration.store.tables import account_models as table
from integration.store.tables import audit
from tests.fakes import NOON
from tests.lesson_fakes import FakeAccountModels

KEY = "the-key-of-this-year-0123456789-ab"
REPORT = {"learnt": ["lost_booking"]}


@pytest.fixture
def store(engine: Engine) -> AccountModelStore:
    for name in ("acme", "zenith"):
        Accounts(engine, lambda: Seal((KEY,))).add(name, NOON)
    return AccountModelStore(engine, lambda: Seal((KEY,)))


@pytest.fixture(params=["in the database", "in memory"])
def models(request: pytest.FixtureRequest, store: AccountModelStore) -> AccountModels:
    """The port, over the real tables and over what other tests use in their stead."""
    return FakeAccountModels() if request.param == "in memory" else store


def publish(models: AccountModels, weights: bytes = b"weights", account: str = "acme") -> int:
    return models.publish(account, weights, REPORT, by="amara", now=NOON)


def test_the_newest_is_live(models: AccountModels) -> None:
    """Numbers count within the account, and what was live before stays readable."""
    assert models.live("acme") is None
    assert [publish(models, b"one"), publish(models, b"two"), publish(models, b"three", "zenith")] == [1, 2, 1]

    assert models.live("acme") == 2
    assert models.weights("acme", 1) == b"one"
    assert models.weights("zenith", 1) == b"three"
    with pytest.raises(NotFound):
        models.weights("zenith", 2)


def test_every_step_back_leads_to_what_was_live_before(models: AccountModels) -> None:
    """What was rolled back from is never returned to; at last there is none, and then nothing to go back from."""
    publish(models)
    publish(models)
    assert models.roll_back("acme", by="amara", now=NOON) == 1
    assert publish(models) == 3

    assert models.roll_back("acme", by="amara", now=NOON) == 1
    assert models.roll_back("acme", by="amara", now=NOON) is None
    assert models.live("acme") is None
    with pytest.raises(NotFound):
        models.roll_back("acme", by="amara", now=NOON)


def test_every_change_is_on_record(store: AccountModelStore, engine: Engine) -> None:
    """The audit log says who published and who rolled back what; a step that failed leaves no trace."""
    publish(store)
    store.roll_back("acme", by="priya", now=NOON)
    with pytest.raises(NotFound):
        store.roll_back("acme", by="priya", now=NOON)

    with engine.connect() as connection:
        rows = connection.execute(select(audit).order_by(audit.c.id)).all()

    assert [(row.actor, row.action, row.details) for row in rows] == [
        ("amara", "model_published", {"number": 1, "replaced": None}),
        ("priya", "model_rolled_back", {"from": 1, "to": None}),
    ]


def test_what_was_learnt_cannot_be_read_in_the_database(store: AccountModelStore, engine: Engine) -> None:
    """Weights know customers' words, and so the row hides them; report, time and maker are plain."""
    publish(store, b"marta lamp")

    with engine.connect() as connection:
        row = connection.execute(select(table)).one()

    assert b"lamp" not in row.weights
    assert (row.report, row.made_by) == (REPORT, "amara")


def test_two_trainings_at_once_get_two_numbers(store: AccountModelStore) -> None:
    """Neither is lost, and each can be rolled back to the one before it."""
    threads = [threading.Thread(target=publish, args=(store,)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert store.live("acme") == 5
    assert [store.roll_back("acme", by="amara", now=NOON) for _ in range(5)] == [4, 3, 2, 1, None]
