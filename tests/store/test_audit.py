"""The record: read page by page, the newest first, each account its own."""

import pytest
from sqlalchemy import Engine

from integration.flows.policy_draft import AuditEntry
from integration.store.audit import AuditReader, put_on_record
from tests.store.letters import NOW, open_accounts


@pytest.fixture
def reader(engine: Engine) -> AuditReader:
    """Five entries of one account, and one of another between them."""
    open_accounts(engine, "acme", "zenith")
    with engine.begin() as connection:
        for number in (1, 2, 3):
            put_on_record(connection, "acme", "tried", {"number": number}, by="amara", now=NOW)
        put_on_record(connection, "zenith", "tried", {}, by="nobody", now=NOW)
        for number in (4, 5):
            put_on_record(connection, "acme", "tried", {"number": number}, by="amara", now=NOW)
    return AuditReader(engine)


def test_an_entry_says_who_did_what_and_when(reader: AuditReader) -> None:
    """Nothing of it is lost, and the moment knows its time zone."""
    entry = reader.entries("acme", before=None, limit=1)[0]

    assert entry == AuditEntry(entry.id, NOW, "amara", "tried", {"number": 5})


def test_the_record_is_read_page_by_page(reader: AuditReader) -> None:
    """Each page goes on where the last one ended, and the last is short; other accounts are not on it."""
    pages: list[list[object]] = []
    before = None
    while page := reader.entries("acme", before=before, limit=2):
        pages.append([entry.details["number"] for entry in page])
        before = page[-1].id

    assert pages == [[5, 4], [3, 2], [1]]


def test_what_no_store_records_can_be_noted(reader: AuditReader) -> None:
    """It stands on top like any other entry."""
    reader.note("acme", "examples_added", {"count": 2}, by="priya", now=NOW)

    entry = reader.entries("acme", before=None, limit=1)[0]
    assert (entry.actor, entry.action, entry.details, entry.at) == ("priya", "examples_added", {"count": 2}, NOW)
