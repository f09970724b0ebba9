"""Tokens of the API: shown once, known by digest, good until revoked."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from integration.errors import NotFound
from integration.flows.api_access import TOKEN
from integration.store.api_tokens import ApiTokenStore
from integration.store.audit import AuditReader
from integration.store.inbox_tables import api_tokens as table
from tests.store.events import NOW, SECOND
from tests.store.letters import open_accounts


@pytest.fixture
def store(engine: Engine) -> ApiTokenStore:
    open_accounts(engine, "acme", "zenith")
    return ApiTokenStore(engine)


def test_a_token_is_found_by_its_words_until_it_is_revoked(store: ApiTokenStore) -> None:
    """With its account and scopes; a wrong word finds nothing; revoking twice is revoking."""
    token, words = store.issue("acme", "Shop", ("events:write", "events:read"), by="ada", now=NOW)
    other, _ = store.issue("acme", "Shop", (), by="ada", now=NOW + SECOND)

    found, wrong = store.find(words, NOW), store.find(words[:-1] + "~", NOW)
    for moment in (NOW + SECOND, NOW + 2 * SECOND):
        store.revoke("acme", token.id, by="ben", now=moment)

    assert TOKEN.fullmatch(words)
    assert (found, wrong) == (token, None)
    assert token.scopes == ("events:read", "events:write")
    assert store.find(words, NOW) is None
    assert [(each.id, each.revoked_at) for each in store.of("acme")] == [(token.id, NOW + SECOND), (other.id, None)]
    assert store.of("zenith") == ()
    with pytest.raises(NotFound):
        store.revoke("zenith", other.id, by="ben", now=NOW)


def test_nothing_that_is_kept_opens_anything(store: ApiTokenStore) -> None:
    """Neither the table nor the record holds the words of a token."""
    _, words = store.issue("acme", "Shop", ("events:write",), by="ada", now=NOW)

    with store.engine.connect() as connection:
        row = connection.execute(select(table)).one()
    (entry,) = AuditReader(store.engine).entries("acme", before=None, limit=5)

    kept = f"{tuple(row)} {entry}"
    assert words.removeprefix("amends_") not in kept
    assert re.search(r"api_token_issued.*Shop", kept)


def test_when_it_was_used_is_told_to_the_minute(store: ApiTokenStore) -> None:
    """Often enough to see a token that nobody uses, and seldom enough to cost nothing."""
    _, words = store.issue("acme", "Shop", (), by="ada", now=NOW)

    used = []
    for moment in (NOW, NOW + 59 * SECOND, NOW + timedelta(minutes=1)):
        store.find(words, moment)
        used.append(store.of("acme")[0].used_at)

    assert used == [NOW, NOW, NOW + timedelta(minutes=1)]
