"""Approvals, money and codes, from the agent's click to the database and back; only sign-in and groups are fake."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select

from integration.apology.outcome import Outcome, OutcomeKind
from integration.apology.policy import (
    Amount,
    AmountBasis,
    Approval,
    Bounds,
    Conditions,
    Guards,
    Offer,
    OfferKind,
    Policy,
    Pool,
    Rule,
)
from integration.apology.ticket import Message, Requester, Ticket, Writer
from integration.bootstrap.parts import Parts, new_id, now
from integration.bootstrap.setting_up import add_account
from integration.flows.draft import Occasion, Wishes
from integration.flows.policy_draft import PoolLine
from integration.flows.visitor import Visitor
from integration.settings import read_settings
from integration.store.tables import audit, drafts, holds
from tests.approval_fakes import FakeGroups
from tests.fakes import FakeSignIn
from tests.store.at_once import MANY, at_once
from tests.web.builders import Page, sdk_ticket, turn
from tests.web.conftest import House

ADA = Visitor("acme", "8", "Ada Agent", "agent")
LEA = Visitor("acme", "9", "Lea Lead", "agent")
EIGHTY = Amount(AmountBasis.FIXED, Decimal(80))
CREDIT = Offer("credit", OfferKind.STORE_CREDIT, EIGHTY, approval=Approval(Decimal(50), "Team leads"))
VOUCHER = Offer("voucher", OfferKind.DISCOUNT_PERCENT, percent=Decimal(20), code=Pool("spring"), cost=Decimal(10))
NO_LIMITS = Guards(offers_per_requester=None, amount_per_requester=None, amount_per_agent_day=None)


def over(database_url: str) -> Parts:
    secret = "a-secret-that-only-guards-a-test-of-ours"
    return Parts(read_settings(database_url=database_url, secret_key=secret, log_level="error"))


@pytest.fixture(scope="module")
def loaded() -> Parts:
    """Reader, judge and letters, which take seconds to load and know no account."""
    return over("sqlite://")


@pytest.fixture
def parts(engine: Engine, loaded: Parts) -> Iterator[Parts]:
    """The account `acme` on an empty database."""
    made = over(engine.url.render_as_string(hide_password=False))
    made.reader, made.judge, made.writer = loaded.reader, loaded.judge, loaded.writer
    add_account(made, "acme")
    yield made
    made.engine.dispose()


def publish(parts: Parts, *offers: Offer, guards: Guards = NO_LIMITS) -> None:
    """A policy whose one rule makes these offers for everything; all but the first may be left out."""
    live = parts.policies.live("acme").policy
    rule = Rule("all", "Everything", Conditions(), offers, optional=frozenset(offer.id for offer in offers[1:]))
    policy: Policy = replace(live, rules=(rule,), guards=guards)
    parts.policies.publish("acme", policy, by="amara", note="For the test", now=now())


class Sidebar:
    """An agent's sidebar over the real parts."""

    def __init__(self, app: Flask, house: House, visitor: Visitor) -> None:
        self.house, self.visitor = house, visitor
        house.sign_in.visitor = visitor
        self.page = Page(app.test_client())

    def suggest(self, ticket: int = 101, **body: Any) -> dict[str, Any]:
        told = [turn("My lamp arrived broken, there is a crack right through it.")]
        body["ticket"] = sdk_ticket(ticket_id=ticket, ticket_conversation=told)
        answer = self.page.post("/sidebar/suggestions", body)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json
        return found

    def call(self, path: str, body: Any = None) -> dict[str, Any]:
        self.house.sign_in.visitor = self.visitor
        answer = self.page.post(path, body) if body else self.page.get(path)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json
        return found


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def app(parts: Parts, house: House) -> Flask:
    """The product's own app over the real store, letters and judge."""
    house.drafting, house.outcomes, house.now = parts.drafting, parts.drafts, now()
    house.sign_in = FakeSignIn(token=None)
    house.approvals.approvals = parts.approving.approvals
    house.approvals.drafts = parts.approving.drafts
    house.approvals.groups = FakeGroups()
    return house.app()


def offered(draft: dict[str, Any]) -> list[str]:
    return [offer["id"] for offer in draft["offers"]]


def test_an_approved_offer_is_in_the_letter(parts: Parts, app: Flask, house: House) -> None:
    """It waits until a lead says yes; then the same draft, made anew, offers it, and the record has every step."""
    publish(parts, Offer("replacement", OfferKind.REPLACEMENT), CREDIT)
    ada, lea = Sidebar(app, house, ADA), Sidebar(app, house, LEA)
    first = ada.suggest()
    waiting = first["left_out"][0]
    assert (offered(first), waiting["approval"]) == (["replacement"], "Needs approval by Team leads above 50.00 EUR")
    assert "80.00" not in first["letter"]["text"]

    asked = ada.call(f"/sidebar/drafts/{first['draft_id']}/approvals", {"offer_id": "credit", "reason": "Third week"})
    seen = lea.call("/sidebar/tickets/101/approvals")["approvals"]
    assert [each["may_decide"] for each in seen] == [True]
    lea.call(f"/sidebar/approvals/{asked['id']}", {"decision": "approve", "note": "Once."})
    assert ada.call("/sidebar/tickets/101/approvals")["approvals"][0]["status"] == "Approved by Lea Lead: Once."

    wishes = {"offers": ["credit", "replacement"]}
    again = ada.suggest(draft_id=first["draft_id"], wishes=wishes)
    assert offered(again) == ["replacement", "credit"]
    assert "80.00" in again["letter"]["text"]
    assert any("Lea Lead approved it" in words for words in again["trace"])
    with parts.engine.connect() as connection:
        held = connection.scalars(select(holds.c.cents)).all()
        steps = connection.execute(select(audit.c.actor, audit.c.action).order_by(audit.c.id)).all()
    assert held == [8000]
    assert [tuple(step) for step in steps][-2:] == [
        ("Ada Agent", "approval_requested"),
        ("Lea Lead", "approval_approved"),
    ]


def test_an_approval_is_for_one_ticket_and_one_sum(parts: Parts, app: Flask, house: House) -> None:
    """Another ticket has to ask again, and so has the same one for more; less goes without asking."""
    free = replace(CREDIT, agent_may=Bounds(Decimal(10), Decimal(120)))
    publish(parts, Offer("replacement", OfferKind.REPLACEMENT), free)
    ada, lea = Sidebar(app, house, ADA), Sidebar(app, house, LEA)
    draft = ada.suggest()
    asked = ada.call(f"/sidebar/drafts/{draft['draft_id']}/approvals", {"offer_id": "credit"})
    lea.call(f"/sidebar/approvals/{asked['id']}", {"decision": "approve"})

    offers = {
        wished: offered(ada.suggest(ticket, wishes={"amounts": {"credit": wished}}))
        for ticket, wished in ((101, "80.00"), (101, "80.01"), (101, "70.00"), (102, "80.000"), (102, "50.00"))
    }

    with_credit = ["replacement", "credit"]
    assert offers == {
        "80.00": with_credit,
        "80.01": ["replacement"],
        "70.00": with_credit,
        "80.000": ["replacement"],
        "50.00": with_credit,
    }


def test_fifty_clicks_at_once_never_overspend_the_day(parts: Parts, app: Flask, house: House) -> None:
    """Fifty agents click on fifty tickets: together the letters offer the day's budget and not a cent more."""
    ten = replace(CREDIT, amount=Amount(AmountBasis.FIXED, Decimal(10)), approval=None)
    publish(parts, ten, guards=replace(NO_LIMITS, budget_day=Decimal(95)))
    sidebar = Sidebar(app, house, ADA)
    token = sidebar.page.token

    def click(number: int) -> Decimal:
        page = object.__new__(Page)
        page.client, page.token = app.test_client(), token
        told = [turn("My lamp arrived broken, there is a crack right through it.")]
        who = {"id": 2000 + number, "name": "Marta", "email": None, "locale": "en-GB", "tags": None}
        ticket = sdk_ticket(ticket_id=500 + number, ticket_conversation=told, ticket_requester=who)
        told[0]["author"]["id"] = 2000 + number
        answer = page.post("/sidebar/suggestions", {"ticket": ticket})
        assert answer.status_code == 200, answer.text
        if number % 5 == 0:
            sent = Outcome(answer.json["draft_id"], OutcomeKind.SUBMITTED, house.now, "8", "Hello", public=True)
            parts.drafts.record("acme", sent)
        return sum((Decimal(offer["amount"].split()[0]) for offer in answer.json["offers"]), Decimal(0))

    costs = sorted(at_once(click), reverse=True)

    assert costs == [Decimal(10)] * 9 + [Decimal(5)] + [Decimal(0)] * (MANY - 10)
    with parts.engine.connect() as connection:
        kept = connection.scalars(select(drafts.c.offer_cents)).all()
    assert (len(kept), sum(kept)) == (MANY, 9500)


def test_one_time_codes_go_into_letters_and_back(parts: Parts, app: Flask, house: House) -> None:
    """A letter has its code through every change; without the voucher it is free again, unless a reply has it."""
    publish(parts, Offer("replacement", OfferKind.REPLACEMENT), VOUCHER)
    parts.codes.add("acme", "spring", ["SPRING-1"], by="amara", now=now())
    ada = Sidebar(app, house, ADA)
    first = ada.suggest()
    id_ = first["draft_id"]
    assert "SPRING-1" in first["letter"]["text"]
    assert "SPRING-1" in ada.suggest(draft_id=id_, wishes={"tone": "formal"})["letter"]["text"]

    other = ada.suggest(102)
    assert offered(other) == ["replacement"]
    assert "20 % voucher left out because no code is left in the pool spring." in other["trace"]

    ada.suggest(draft_id=id_, wishes={"offers": ["replacement"]})
    assert parts.codes.pools("acme") == (PoolLine("spring", 1, 0),)
    assert "SPRING-1" in ada.suggest(102, draft_id=other["draft_id"])["letter"]["text"]
    ada.call(f"/sidebar/drafts/{other['draft_id']}/outcomes", {"kind": "inserted"})
    ada.suggest(102, draft_id=other["draft_id"], wishes={"offers": ["replacement"]})
    assert parts.codes.pools("acme") == (PoolLine("spring", 0, 1),)


def test_what_is_only_tried_out_holds_and_takes_nothing(parts: Parts, app: Flask, house: House) -> None:
    """The command line's letter has a sample of a code, and leaves money and codes to those who write letters."""
    publish(parts, replace(CREDIT, approval=None), VOUCHER)
    parts.codes.add("acme", "spring", ["SPRING-1"], by="amara", now=now())
    Sidebar(app, house, ADA).suggest()
    told = Message("1", Writer.REQUESTER, "My lamp arrived broken, there is a crack right through it.")
    ticket = Ticket("102", "Broken lamp", (told,), Requester("21"))

    draft = parts.trying_out.suggest(ticket, Wishes(), Occasion("acme", new_id(), now()))

    assert draft.letter
    assert "SAMPLE-CODE" in draft.letter.text
    assert "80.00" in draft.letter.text
    with parts.engine.connect() as connection:
        assert connection.scalars(select(holds.c.ticket_id)).all() == ["101"]
    assert parts.codes.pools("acme") == (PoolLine("spring", 0, 1),)
