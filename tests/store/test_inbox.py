"""The inbox's door: each event once, for good, and readable to nobody who has only the database."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, select

from integration.errors import NotFound, UnknownAccount
from integration.flows.inbox import EventKind, EventState, Receipt
from integration.store.inbox_tables import inbox as table
from tests.store.at_once import MANY, at_once
from tests.store.events import NOW, SECOND, Office, an_event, an_office

ORDER = {"order": "A-1", "customer": {"email": "marta@example.com"}}


@pytest.fixture
def office(engine: Engine) -> Office:
    return an_office(engine, "acme", "zenith")


def test_what_is_known_is_told_from_what_is_new(office: Office) -> None:
    """The same request once more is replayed; another signature, or another key, makes it a duplicate."""
    first = an_event(1)
    again = an_event(2, key=first.key, signature=first.signature)
    otherwise_signed = an_event(3, key=first.key, signature="another")
    same_signature = an_event(4, key="another", signature=first.signature)
    elsewhere = an_event(5, key=first.key, signature=first.signature, account="zenith")
    unsigned = [an_event(6, signature=""), an_event(7, signature=""), an_event(8, key="zendesk:6", signature="")]

    receipts = [office.inbox.put(event) for event in (first, again, otherwise_signed, same_signature, elsewhere)]

    assert receipts == ["stored", "replayed", "duplicate", "duplicate", "stored"]
    assert [office.inbox.put(event) for event in unsigned] == ["stored", "stored", "duplicate"]
    assert set(office.states()) == {"1", "5", "6", "7"}


def test_fifty_deliveries_at_once_store_one(office: Office) -> None:
    """However many processes take the same event in at the same moment, one stores it."""
    receipts = at_once(lambda number: office.inbox.put(an_event(number, key="the same", signature=f"{number}")))

    assert sorted(receipts) == [Receipt.DUPLICATE] * (MANY - 1) + [Receipt.STORED]
    assert len(office.states()) == 1


def test_nothing_is_stored_for_an_account_that_is_not_here(office: Office) -> None:
    """The database itself knows whose events it takes."""
    with pytest.raises(UnknownAccount):
        office.inbox.put(an_event(account="nobody"))

    assert office.states() == {}


def test_details_are_sealed_and_come_back_whole(office: Office) -> None:
    """What names a customer cannot be read in the table; who works on it, or compares it, gets it as it was."""
    order = an_event(1, kind=EventKind.ORDER_CANCELLED, key="api:1", details=ORDER, ticket_id="", seen_at=NOW - SECOND)
    office.put(order)

    with office.engine.connect() as connection:
        sealed = connection.execute(select(table.c.details)).scalar_one()
    claim = office.taken()

    assert b"marta" not in sealed
    assert (claim.details, claim.seen_at, claim.kind, claim.ticket_id) == (ORDER, NOW - SECOND, order.kind, "")


def test_how_an_event_stands_is_told_to_its_account_only(office: Office) -> None:
    """Another account's event is not there, nor is one that never was."""
    event = an_event(1)
    office.put(event)

    line = office.inbox.line("acme", event.id)

    assert (line.state, line.received_at, line.due_at) == (EventState.WAITING, NOW, event.due_at)
    assert (line.next_at, line.tries, line.result, line.ended_at) == (NOW, 0, "", None)
    with pytest.raises(NotFound):
        office.inbox.line("zenith", event.id)
    with pytest.raises(NotFound):
        office.inbox.line("acme", replace(event, id="0" * 32).id)
