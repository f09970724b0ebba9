"""Requests for approval: one for what the letter offers now, decided once, by whoever came first."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from integration.apology.reading import Money
from integration.errors import Conflict, NotFound
from integration.flows.approval import ApprovalRequest, ApprovalState
from integration.store.approvals import ApprovalStore
from integration.store.audit import AuditReader
from tests.store.approval_requests import a_request
from tests.store.at_once import at_once
from tests.store.letters import NOW, open_accounts

LATER = NOW + timedelta(minutes=4)


@pytest.fixture
def store(engine: Engine) -> ApprovalStore:
    open_accounts(engine, "acme", "zenith")
    return ApprovalStore(engine)


def decided(request: ApprovalRequest, state: ApprovalState = ApprovalState.APPROVED) -> ApprovalRequest:
    """As Priya decided it."""
    return replace(
        request, state=state, decided_by="5", decided_by_name="Priya Nair", decided_at=LATER, note="Fair enough"
    )


def record(store: ApprovalStore) -> list[tuple[str, str]]:
    return [(entry.actor, entry.action) for entry in AuditReader(store.engine).entries("acme", before=None, limit=9)]


@pytest.mark.parametrize("amount", [Money(Decimal("60.00"), "EUR"), Money(Decimal("0.125"), "KWD"), None])
def test_what_is_asked_comes_back(store: ApprovalStore, amount: Money | None) -> None:
    """Every field survives, to the last digit of the amount, before the decision and after it."""
    asked = a_request(amount=amount)

    assert store.ask(asked) == asked
    assert store.request("acme", asked.id) == asked
    assert store.decide(decided(asked)) == decided(asked)
    assert store.request("acme", asked.id) == decided(asked)


def test_asking_again_gives_the_request_there_is(store: ApprovalStore) -> None:
    """Fifty clicks ask once, and what a lead has said stands."""
    known = at_once(lambda number: store.ask(a_request(number)).id)
    assert len(set(known)) == 1

    store.decide(decided(store.request("acme", known[0]), ApprovalState.DECLINED))

    assert store.ask(a_request(99)).state is ApprovalState.DECLINED
    assert len(store.of_ticket("acme", "101")) == 1


def test_another_amount_is_another_request(store: ApprovalStore) -> None:
    """A lead decides on what the letter says now: the open request for the old amount is withdrawn."""
    store.ask(a_request(1))
    changed = store.ask(a_request(2, amount=Money(Decimal("65.00"), "EUR"), asked_at=LATER))

    assert [(request.id, request.state) for request in store.of_ticket("acme", "101")] == [
        (changed.id, ApprovalState.OPEN),
        (a_request(1).id, ApprovalState.WITHDRAWN),
    ]
    assert record(store) == [
        ("Jo Park", "approval_requested"),
        ("Jo Park", "approval_withdrawn"),
        ("Jo Park", "approval_requested"),
    ]


def test_what_was_approved_for_less_stays_approved(store: ApprovalStore) -> None:
    """Asking for more does not take back what a lead has given; a withdrawn request can be made anew."""
    store.decide(decided(store.ask(a_request(1))))
    store.ask(a_request(2, amount=Money(Decimal("65.00"), "EUR")))
    store.decide(decided(a_request(2), ApprovalState.WITHDRAWN))
    store.ask(a_request(3, amount=Money(Decimal("65.00"), "EUR")))

    states = {request.id: request.state for request in store.of_ticket("acme", "101")}

    assert [states[a_request(number).id] for number in (1, 2, 3)] == [
        ApprovalState.APPROVED,
        ApprovalState.WITHDRAWN,
        ApprovalState.OPEN,
    ]


def test_a_request_is_decided_once(store: ApprovalStore) -> None:
    """Of many leads at the same moment all but one are told that another was first, and that one's word stands."""
    asked = store.ask(a_request())

    def decide(state: ApprovalState) -> str:
        try:
            return store.decide(decided(asked, state)).state
        except Conflict as conflict:
            return str(conflict)

    said = at_once(decide, [ApprovalState.APPROVED, ApprovalState.DECLINED] * 10)

    state = store.request("acme", asked.id).state
    assert sorted(said) == sorted([state] + [f"This request is {state} already."] * 19)
    assert record(store) == [("Priya Nair", f"approval_{state}"), ("Jo Park", "approval_requested")]


def test_a_decision_changes_nothing_else(store: ApprovalStore) -> None:
    """What the agent asked for is what was decided on, whatever the decision claims it was."""
    asked = store.ask(a_request())

    store.decide(decided(replace(asked, amount=None, words="a car", group="Anybody", ticket_id="7")))

    assert store.request("acme", asked.id) == decided(asked)


def test_the_record_tells_the_offer(store: ApprovalStore) -> None:
    """Years later anyone can see what was approved, on which ticket, by whom, and in which words."""
    store.decide(decided(store.ask(a_request())))

    entry = AuditReader(store.engine).entries("acme", before=None, limit=1)[0]

    assert (entry.at, entry.details) == (
        LATER,
        {
            "request": a_request().id,
            "ticket": "101",
            "offer": "60.00 EUR service credit",
            "amount": "60.00 EUR",
            "group": "Team leads",
            "agent": "5",
            "note": "Fair enough",
        },
    )


def test_requests_belong_to_their_account(store: ApprovalStore) -> None:
    """Nobody sees or decides what another account asked."""
    asked = store.ask(a_request())

    assert store.of_ticket("zenith", "101") == ()
    assert store.listed("zenith", frozenset(ApprovalState)) == ()
    with pytest.raises(NotFound):
        store.request("zenith", asked.id)
    with pytest.raises(NotFound):
        store.decide(replace(decided(asked), account="zenith"))


def test_the_queue_lists_by_state(store: ApprovalStore) -> None:
    """Leads see what waits, the newest first, whichever ticket it is on."""
    for number in (1, 2, 3):
        at = NOW + timedelta(minutes=number)
        store.ask(a_request(number, ticket_id=f"{number}", offer_id=f"{number}", asked_at=at))
    store.decide(decided(a_request(2)))

    def listed(*states: ApprovalState) -> list[str]:
        return [request.ticket_id for request in store.listed("acme", frozenset(states))]

    assert listed(ApprovalState.OPEN) == ["3", "1"]
    assert listed(ApprovalState.OPEN, ApprovalState.APPROVED) == ["3", "2", "1"]
    assert listed() == []
