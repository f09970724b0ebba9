"""Letters that make a gesture, decided by the real rules, held, kept and sent as the flows do it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import Engine

from integration.apology.outcome import Outcome, OutcomeKind
from integration.apology.policy import (
    Amount,
    AmountBasis,
    Conditions,
    Contact,
    Guards,
    Offer,
    OfferKind,
    Policy,
    PolicyVersion,
    Rule,
)
from integration.apology.remedy import Case, History, Remedy, decide
from integration.apology.ticket import Message, Requester, Ticket, Writer
from integration.flows.draft import Draft, Occasion, Wishes
from integration.flows.holding import Hold
from integration.store.accounts import Accounts
from integration.store.drafts import DraftStore
from integration.store.holds import HoldLedger
from integration.store.sealing import Seal
from tests.fakes import FakeDrafting, a_complaint, a_reading

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
NO_LIMITS = Guards(offers_per_requester=None, amount_per_requester=None, amount_per_agent_day=None)
CREDIT = Offer("credit", OfferKind.SERVICE_CREDIT, Amount(AmountBasis.FIXED, Decimal(10)))


def open_accounts(engine: Engine, *names: str) -> None:
    for name in names:
        Accounts(engine, lambda: Seal(("unused" * 8,))).add(name, NOW)


def asked(number: int = 1, **changes: object) -> Hold:
    """The letter of this number, to a customer and by an agent of its own, on a ticket of its own."""
    whole = Hold("acme", f"{number:032x}", f"{number + 100}", f"{number + 2000}", f"{number + 8000}", NOW, 90)
    return replace(whole, **changes)


def by_policy(guards: Guards = NO_LIMITS, offer: Offer = CREDIT) -> Callable[[Hold], Callable[[History], Remedy]]:
    """The real decision, under a policy that gives a credit of 10.00 for everything."""
    rule = Rule("always", "Always", Conditions(), (offer,))
    version = PolicyVersion(3, Policy("EUR", (rule,), (Contact(phone="0800 555 0142"),), guards=guards), NOW, "ada")

    def of(hold: Hold) -> Callable[[History], Remedy]:
        case = Case(ticket_of(hold), a_reading(), a_complaint(), "en", hold.now)
        return lambda history: decide(case, version, history)

    return of


@dataclass(frozen=True)
class Desk:
    """What an agent's click sets off, as far as the store is concerned."""

    engine: Engine
    decision: Callable[[Hold], Callable[[History], Remedy]]

    def with_guards(self, guards: Guards, offer: Offer = CREDIT) -> "Desk":
        """The same desk under another policy."""
        return replace(self, decision=by_policy(guards, offer))

    def suggest(self, hold: Hold) -> Decimal:
        """Hold and keep; gives what the letter's gestures cost."""
        remedy = HoldLedger(self.engine).hold(hold, self.decision(hold))
        occasion = Occasion(hold.account, hold.draft_id, hold.now, hold.agent_id)
        draft = FakeDrafting().suggest(ticket_of(hold), Wishes(), replace(occasion, account="acme"))
        DraftStore(self.engine).keep(_with(draft, remedy, hold.account))
        return remedy.goodwill

    def send(self, hold: Hold, at: datetime = NOW, *, public: bool = True) -> None:
        outcome = Outcome(hold.draft_id, OutcomeKind.SUBMITTED, at, hold.agent_id, "Hello Marta", public)
        DraftStore(self.engine).record(hold.account, outcome)


def look(engine: Engine, hold: Hold) -> History:
    """The history that a decision for this letter is given; nothing is decided."""
    seen: list[History] = []

    class Enough(Exception):
        pass

    def decide_nothing(history: History) -> Remedy:
        seen.append(history)
        raise Enough

    with suppress(Enough):
        HoldLedger(engine).hold(hold, decide_nothing)
    return seen[0]


def _with(draft: Draft, remedy: Remedy, account: str) -> Draft:
    return replace(draft, remedy=remedy, account=account)


def ticket_of(hold: Hold) -> Ticket:
    return Ticket(hold.ticket_id, "Lamp", (Message("1", Writer.REQUESTER, "Broken."),), Requester(hold.requester_id))
