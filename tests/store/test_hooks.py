"""What is set up in Zendesk: kept whole, with secrets that the table does not show."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from integration.errors import BadInput
from integration.flows.hook import Hook
from integration.store.hooks import HookStore
from integration.store.inbox_tables import hooks as table
from integration.store.sealing import Seal
from tests.store.events import NOW, seal
from tests.store.letters import open_accounts

HOOK = Hook("acme", "01HOOK", "first secret", NOW, {"trigger:written": "7"})


@pytest.fixture
def store(engine: Engine) -> HookStore:
    open_accounts(engine, "acme", "zenith")
    return HookStore(engine, seal)


def test_what_is_kept_comes_back_and_is_replaced_whole(store: HookStore) -> None:
    """A rotated secret, a test and another set of parts all take the place of what was there."""
    store.keep(HOOK)
    first = store.hook("acme")
    rotated = HOOK.rotated("02HOOK", "second secret", NOW + timedelta(days=1))
    store.keep(rotated)
    store.tested("acme", NOW + timedelta(days=2))

    second = store.hook("acme")

    assert first == HOOK
    assert second
    assert (second.secret, second.previous_secret, second.webhook_id) == ("second secret", "first secret", "02HOOK")
    assert (second.previous_until, second.tested_at) == (rotated.previous_until, NOW + timedelta(days=2))
    store.keep(HOOK)
    assert store.hook("acme") == HOOK


def test_it_is_the_accounts_own_and_gone_when_dropped(store: HookStore) -> None:
    """Another account has nothing set up, and after dropping neither has this one."""
    store.keep(HOOK)
    elsewhere = store.hook("zenith")
    store.drop("zenith")
    still = store.hook("acme")
    store.drop("acme")

    assert (elsewhere, still, store.hook("acme")) == (None, HOOK, None)


def test_secrets_are_sealed(store: HookStore) -> None:
    """The table shows no secret, and with another key none can be read."""
    store.keep(HOOK.rotated("02HOOK", "second secret", NOW))

    with store.engine.connect() as connection:
        row = connection.execute(select(table)).one()

    assert b"secret" not in row.secret + row.previous_secret
    with pytest.raises(BadInput, match="AMENDS_SECRET_KEY"):
        HookStore(store.engine, lambda: Seal(("another key",))).hook("acme")
