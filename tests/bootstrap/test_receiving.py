"""The door over real stores, where what stands behind it fails: whoever called is asked to come again."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from integration.bootstrap.receiving import Door
from integration.errors import DatabaseFailure, UnknownAccount
from integration.flows.hook import Hook
from integration.store.accounts import Accounts
from integration.store.api_tokens import ApiTokenStore
from integration.store.engine import connect
from integration.store.hooks import HookStore
from integration.store.inbox import InboxStore
from integration.store.intake import Intake
from integration.store.sealing import Seal
from tests.store.events import NOW, an_event, seal
from tests.store.letters import open_accounts


def door(engine: Engine, key: str = "") -> Door:
    opening = (lambda: Seal([key])) if key else seal
    inbox = InboxStore(engine, opening)
    return Door(Accounts(engine, opening), HookStore(engine, opening), inbox, Intake(inbox), ApiTokenStore(engine))


def test_a_key_that_does_not_fit_is_not_the_callers_fault(engine: Engine) -> None:
    """Zendesk would never call again after a refusal; an account that is not here is refused all the same."""
    open_accounts(engine, "acme")
    door(engine).hooks.keep(Hook("acme", "01H", "c2VjcmV0", NOW))

    with pytest.raises(DatabaseFailure, match="AMENDS_SECRET_KEY") as failed:
        door(engine, "another key than before, which fits nothing").hook("acme")
    with pytest.raises(UnknownAccount):
        door(engine).put(replace(an_event(1), account="stranger"))

    assert failed.value.retry_after
    assert failed.value.retry_after < timedelta(minutes=1).total_seconds()


def test_a_database_that_is_gone_is_said_so(engine: Engine, tmp_path: Path) -> None:
    """Also by what goes straight to the driver, and knows its lanes already."""
    open_accounts(engine, "acme")
    known = door(engine)
    known.put(an_event(1))
    nowhere = {"database": str(tmp_path)} if engine.dialect.name == "sqlite" else {"port": 1}
    away = door(connect(str(make_url(engine.url).set(**nowhere))))  # type: ignore[arg-type] # by name
    away.inbox._laned.update(known.inbox._laned)  # as if it had put events before

    with pytest.raises(DatabaseFailure):
        away.put(an_event(2))
