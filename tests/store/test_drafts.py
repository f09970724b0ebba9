"""Drafts and outcomes: kept once, under their owner, and counted for what comes after."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Engine, select

from integration.apology.outcome import Outcome, OutcomeKind
from integration.apology.policy import OfferKind
from integration.apology.reading import Money
from integration.apology.remedy import Offered
from integration.apology.ticket import Message, Requester, Ticket, Writer
from integration.errors import Conflict, NotFound
from integration.flows.draft import Draft, Occasion, Wishes
from integration.store.accounts import Accounts
from integration.store.drafts import DraftStore
from integration.store.pace import Pace
from integration.store.sealing import Seal
from integration.store.tables import drafts as table
from tests.fakes import FakeDrafting

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
WORDS = "The lamp came in pieces, and my sister cried."


@pytest.fixture
def store(engine: Engine) -> DraftStore:
    for name in ("acme", "zenith"):
        Accounts(engine, lambda: Seal(("unused" * 8,))).add(name, NOW)
    return DraftStore(engine)


def a_draft(number: int = 1, *, account: str = "acme", agent: str = "8", requester: str = "20") -> Draft:
    """A draft whose voucher costs 12.50."""
    ticket = Ticket("101", "Lamp", (Message("1", Writer.REQUESTER, WORDS),), Requester(requester))
    draft = FakeDrafting().suggest(ticket, Wishes(), Occasion(account, f"{number:032x}", NOW, agent))
    assert draft.remedy
    voucher = Offered("voucher", OfferKind.STORE_CREDIT, "rule", cost=Money(Decimal("12.50"), "EUR"), gesture=True)
    return replace(draft, remedy=replace(draft.remedy, offers=(voucher,)))


def sent(draft: Draft, at: datetime = NOW, *, public: bool = True) -> Outcome:
    return Outcome(draft.id, OutcomeKind.SUBMITTED, at, draft.agent_id, "Hello Marta", public)


def test_a_draft_is_replaced_by_its_next_version(store: DraftStore, engine: Engine) -> None:
    """A change of mind keeps one row, and counts towards the agent's pace all the same."""
    store.keep(a_draft())
    store.keep(replace(a_draft(), policy_version=9))

    with engine.connect() as connection:
        assert connection.scalars(select(table.c.policy_version)).all() == [9]
    assert Pace(engine).count_since("acme", "8", NOW) == 2


@pytest.mark.parametrize("changes", [{"account": "zenith"}, {"agent_id": "9"}])
def test_nobody_replaces_the_draft_of_another(store: DraftStore, engine: Engine, changes: dict[str, str]) -> None:
    """The id of somebody else's draft is as good as none, and the draft stays as it was."""
    store.keep(a_draft())

    with pytest.raises(NotFound):
        store.keep(replace(a_draft(), **changes, policy_version=9))  # type: ignore[arg-type] # names of strings

    with engine.connect() as connection:
        assert connection.scalars(select(table.c.policy_version)).all() == [3]


def test_what_was_sent_is_not_replaced(store: DraftStore) -> None:
    """A letter on its way to the customer stays on record as it was sent."""
    store.keep(a_draft())
    store.record("acme", sent(a_draft()))

    with pytest.raises(Conflict):
        store.keep(a_draft())


def test_the_ticket_is_not_kept(store: DraftStore, engine: Engine) -> None:
    """The conversation stays in Zendesk; our row has only what was made of it."""
    store.keep(a_draft())

    with engine.connect() as connection:
        body = json.loads(connection.scalar(select(table.c.body)) or "")

    assert body["complaint"]["type"] == "damaged_item"
    assert body["letter"]["subject"] == "Your lamp"
    assert "ticket" not in body
    assert WORDS not in str(body)


def test_an_outcome_is_kept_once(store: DraftStore) -> None:
    """A repeated message of the sidebar changes nothing."""
    store.keep(a_draft())

    assert store.record("acme", sent(a_draft()))
    assert not store.record("acme", sent(a_draft()))


def test_an_outcome_needs_a_draft_of_the_account(store: DraftStore) -> None:
    """Nobody writes into the record of another account."""
    store.keep(a_draft())

    with pytest.raises(NotFound):
        store.record("zenith", sent(a_draft()))


def test_history_is_what_this_customer_was_sent(store: DraftStore) -> None:
    """Letters count when they went to this customer, in public, within the period; drafts and notes do not."""
    drafts = [a_draft(number) for number in range(5)]
    drafts.append(a_draft(5, requester="21"))
    for draft in drafts:
        store.keep(draft)
    store.record("acme", sent(drafts[0], NOW - timedelta(days=3)))
    store.record("acme", sent(drafts[1], NOW - timedelta(days=1)))
    store.record("acme", sent(drafts[2], NOW - timedelta(days=100)))
    store.record("acme", sent(drafts[3], public=False))
    store.record("acme", sent(drafts[5]))

    past = store.of("acme", "20", "8", NOW, 90).apologies

    assert [(apology.at, apology.offers, apology.amount) for apology in past] == [
        (NOW - timedelta(days=1), (OfferKind.STORE_CREDIT,), Decimal("12.50")),
        (NOW - timedelta(days=3), (OfferKind.STORE_CREDIT,), Decimal("12.50")),
    ]


def test_spending_is_counted_by_agent_day_and_month(store: DraftStore) -> None:
    """The guards see what this agent gave today, what all gave today, and what all gave this month."""
    rows = [("8", NOW), ("9", NOW), ("8", NOW - timedelta(days=2)), ("8", NOW - timedelta(days=40))]
    for number, (agent, at) in enumerate(rows):
        draft = a_draft(number, agent=agent, requester=str(number))
        store.keep(draft)
        store.record("acme", sent(draft, at))

    spending = store.of("acme", "20", "8", NOW, 90).spending

    assert spending.agent_today == Decimal("12.50")
    assert spending.account_today == Decimal("25.00")
    assert spending.account_month == Decimal("37.50")
