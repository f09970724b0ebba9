"""Trying a policy out, as the page asks for it."""

from dataclasses import replace
from typing import Any

import pytest

from integration.apology.complaint import Abstention, Severity
from integration.apology.reading import FactKind
from integration.apology.remedy import ConditionTrace, GuardTrace, RuleTrace, Trace, Truth
from integration.apology.ticket import Channel
from integration.errors import NotFound
from tests.admin_fakes import a_draft
from tests.fakes import a_remedy, abstaining
from tests.web.admin.conftest import AdminPage
from tests.web.conftest import House

TEXT = {"text": "My lamp is broken."}


def test_a_pasted_text_is_tried(house: House, page: AdminPage) -> None:
    """The words come as a customer's, and the policy on the table is the one that is tried."""
    page.send("POST", "/admin/try", {"subject": "Lamp", **TEXT, "type": "damaged_item", "anyway": True})
    asked = house.admin.trying.asked[0]
    assert (asked.ticket.subject, asked.ticket.messages[0].body) == ("Lamp", "My lamp is broken.")
    assert (asked.wishes.type, asked.wishes.anyway) == ("damaged_item", True)
    assert asked.version.policy == house.admin.versions.live("acme").policy


def test_a_ticket_is_tried_by_its_number(house: House, page: AdminPage) -> None:
    """Where Zendesk has none, that is said."""
    page.send("POST", "/admin/try", {"ticket_id": "101"})
    assert house.admin.trying.asked[0].ticket == "101"
    house.admin.trying.failure = NotFound("Zendesk does not have what was asked for.")
    assert page.ask("POST", "/admin/try", {"ticket_id": "9"}).status_code == 404


def test_what_is_being_edited_can_be_tried(house: House, page: AdminPage) -> None:
    """A document beats the draft, the draft beats the live policy, and nothing is saved."""
    document = page.get("/admin/policy")["document"]
    page.send("PUT", "/admin/policy", {"revision": 0, "document": document | {"currency": "USD"}})
    page.send("POST", "/admin/try", TEXT)
    page.send("POST", "/admin/try", {**TEXT, "document": document | {"currency": "GBP"}})
    assert [asked.version.policy.currency for asked in house.admin.trying.asked] == ["USD", "GBP"]
    assert page.get("/admin/policy")["draft"]["revision"] == 1
    broken = page.ask("POST", "/admin/try", {**TEXT, "document": {"rules": 1}})
    assert broken.status_code == 422
    assert "rules" in [problem["path"] for problem in broken.json["problems"]]


def test_facts_are_supposed(house: House, page: AdminPage) -> None:
    """Each text becomes the value rules ask about; an empty one supposes nothing."""
    facts = {
        "order_value": "84.50 EUR",
        "days_late": "4",
        "deadline": "2026-05-03",
        "item": "lamp",
        "brand": "Fenwick Systems",
        "country": "us",
        "channel": "sms",
        "tags": "vip, late  gold",
        "severity": "high",
        "earlier_apologies": "2",
        "field:360001": "A-1",
        "organization": "",
    }
    page.send("POST", "/admin/try", {**TEXT, "facts": facts})
    asked = house.admin.trying.asked[0]
    supposed, answers = asked.supposed, {fact.kind: str(fact.value) for fact in asked.wishes.answers}
    assert (supposed.brand, supposed.country, supposed.organization) == ("Fenwick Systems", "US", None)
    assert (supposed.channel, supposed.severity, supposed.earlier_apologies) == (Channel.SMS, Severity.HIGH, 2)
    assert supposed.tags == {"vip", "late", "gold"}
    assert supposed.fields == {"360001": "A-1"}
    assert set(answers) == {FactKind.ORDER_VALUE, FactKind.DAYS_LATE, FactKind.DEADLINE, FactKind.ITEM}
    assert answers[FactKind.DAYS_LATE] == "4"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": "  "}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({"ticket_id": "../users/me"}, "ticket_id"),
        ({**TEXT, "type": "no such type"}, "type"),
        ({**TEXT, "facts": {"weather": "rain"}}, "facts.weather"),
        ({**TEXT, "facts": {"order_value": "dear"}}, "facts.order_value"),
        ({**TEXT, "facts": {"days_late": "4.5"}}, "facts.days_late"),
        ({**TEXT, "facts": {"channel": "pigeon"}}, "facts.channel"),
        ({**TEXT, "facts": {"severity": "huge"}}, "facts.severity"),
        ({**TEXT, "facts": {"earlier_apologies": "-1"}}, "facts.earlier_apologies"),
    ],
)
def test_what_cannot_be_tried_is_named(page: AdminPage, body: Any, field: str) -> None:
    """The answer names the field that has to change."""
    answer = page.ask("POST", "/admin/try", body)
    assert (answer.status_code, answer.json["field"]) == (422, field)


def test_the_decision_comes_with_its_trace(house: House, page: AdminPage) -> None:
    """Complaint, offers with their money, every rule with its conditions, every guard, the sentences and the letter."""
    known = ConditionTrace("order_value", "less_than", "100", "84.50 EUR", Truth.TRUE)
    unknown = ConditionTrace("tags", "includes_any", "big_spender", "", Truth.UNKNOWN)
    rule = RuleTrace("broken", "Broken", Truth.TRUE, (known, unknown), used=True, place=4)
    guard = GuardTrace("budget_month", "credit", "the month's budget is spent", "Store credit left out")
    trace = Trace(1, (rule,), (guard,), ("Rule 4 “Broken” because order value is 84.50 EUR.",))
    house.admin.trying.draft = a_draft(remedy=replace(a_remedy(), trace=trace))
    shown = page.send("POST", "/admin/try", TEXT)
    assert shown["complaint"]["label"] == "Damaged item"
    assert shown["complaint"]["confidence"] == 0.94
    assert shown["complaint"]["evidence"][0]["quote"] == "cracked right through"
    assert shown["facts"][0] == {"label": "Order", "value": "4471"}
    assert shown["offers"][0]["cost"] == {"amount": "24.00", "currency": "EUR"}
    assert shown["offers"][1] == {
        "id": "twenty",
        "label": "20 % off the next order",
        "amount": None,
        "cost": None,
        "needs_approval_by": "",
        "gesture": False,
    }
    assert shown["alternatives"][0]["amount"] == {"amount": "84.50", "currency": "EUR"}
    assert shown["left_out"][0]["needs_approval_by"] == "Team leads"
    assert shown["rules"] == [
        {
            "id": "broken",
            "place": 4,
            "name": "Broken",
            "truth": "true",
            "used": True,
            "conditions": [
                {
                    "label": "order value",
                    "operator": "is less than",
                    "wanted": "100",
                    "found": "84.50 EUR",
                    "truth": "true",
                },
                {
                    "label": "ticket tags",
                    "operator": "include at least one of",
                    "wanted": "big_spender",
                    "found": "",
                    "truth": "unknown",
                },
            ],
        }
    ]
    did = {"guard": "budget_month", "words": "the month's budget is spent", "did": "Store credit left out"}
    assert shown["guards"] == [did]
    assert shown["words"] == ["Rule 4 “Broken” because order value is 84.50 EUR."]
    assert shown["letter"] == "I am sorry."
    assert shown["abstained"] is None


def test_no_decision_says_why(house: House, page: AdminPage) -> None:
    """Where nothing would be suggested there are no offers and no letter, but a reason."""
    complaint = abstaining(Abstention.UNSURE)
    house.admin.trying.draft = a_draft(complaint=complaint, remedy=None, letter=None)
    shown = page.send("POST", "/admin/try", TEXT)
    assert shown["abstained"]["reason"] == "unsure"
    assert (shown["offers"], shown["rules"], shown["letter"]) == ([], [], None)
