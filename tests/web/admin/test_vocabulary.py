"""The words that policies are made of, and what the account has set up in Zendesk."""

from typing import Any

import pytest

from integration.apology.auto_draft import Skip
from integration.apology.policy import AmountBasis, AutoDraft, DueUnit, Notice, OfferKind, Operator, Ownership
from integration.apology.policy_check import problems
from integration.apology.terms import OPERATORS, PLACEHOLDERS, TERMS
from integration.bootstrap.admin import Documents
from integration.errors import DeskFailure
from tests.web.admin.conftest import AdminPage
from tests.web.admin.test_policy import a_document
from tests.web.conftest import House


@pytest.fixture
def words(page: AdminPage) -> dict[str, Any]:
    found: dict[str, Any] = page.get("/admin/vocabulary")
    return found


def names(rows: list[dict[str, Any]], key: str = "name") -> list[str]:
    return [row[key] for row in rows]


def test_everything_a_policy_may_say_has_a_label(words: dict[str, Any]) -> None:
    """No fact, operator, offer, formula, deadline or placeholder is missing, and none is without words."""
    assert names(words["facts"]) == list(TERMS)
    for fact in words["facts"]:
        assert set(names(fact["operators"])) == OPERATORS[TERMS[fact["name"]].kind]
    assert names(words["offer_kinds"], "kind") == list(OfferKind)
    assert names(words["amount_bases"]) == list(AmountBasis)
    assert names(words["due_units"]) == list(DueUnit)
    assert names(words["ownerships"]) == list(Ownership)
    assert (names(words["auto_drafts"]), names(words["notices"])) == (list(AutoDraft), list(Notice))
    assert names(words["skips"]) == list(Skip)
    assert set(names(words["placeholders"])) == PLACEHOLDERS
    assert set(names(words["field_operators"])) <= set(Operator)
    lists = [rows for rows in words.values() if isinstance(rows, list)]
    assert all(row["label"] for rows in lists for row in rows if "label" in row)


def test_facts_with_known_values_list_them(words: dict[str, Any]) -> None:
    """Types by their labels, severities in their order; what may be anything has none."""
    by_name = {fact["name"]: fact["choices"] for fact in words["facts"]}
    assert {"value": "damaged_item", "label": "Damaged item"} in by_name["complaint_type"]
    assert names(by_name["severity"], "value") == ["low", "medium", "high"]
    assert {"value": "legal_threat", "label": "Legal threat"} in by_name["signals"]
    assert by_name["brand"] == []


def test_the_accounts_own_types_and_names_are_there(page: AdminPage) -> None:
    """Those of the draft count, so that a new type can be used before it is live."""
    document = a_document(page) | {"types": {"lost_booking": {}, "late_delivery": {"label": "Parcel late"}}}
    page.send("PUT", "/admin/policy", {"revision": 0, "document": document})
    types = page.get("/admin/vocabulary")["types"]
    assert {"type": "lost_booking", "label": "Lost booking", "shipped": False} in types
    assert {"type": "late_delivery", "label": "Parcel late", "shipped": True} in types
    assert "not_a_complaint" not in names(types, "type")


def test_an_offer_says_what_it_takes(words: dict[str, Any]) -> None:
    """A form can show the fields that mean something, and mark those that must be filled."""
    kinds = {row["kind"]: row for row in words["offer_kinds"]}
    assert kinds["discount_percent"]["gesture"]
    assert "percent" in kinds["discount_percent"]["takes"]
    assert "amount" not in kinds["discount_percent"]["takes"]
    assert kinds["store_credit"]["needs"] == ["amount"]
    assert kinds["apology_only"]["takes"] == []
    assert all(set(row["needs"]) <= set(row["takes"]) for row in kinds.values())


@pytest.mark.parametrize("kind", list(OfferKind))
def test_an_offer_without_what_it_needs_has_a_problem(words: dict[str, Any], kind: OfferKind) -> None:
    """The check of a policy asks for the same as the form does."""
    needs = next(row["needs"] for row in words["offer_kinds"] if row["kind"] == kind)
    offer = {"id": "it", "kind": kind.value}
    rules = [{"id": "r", "name": "R", "when": {}, "offers": [offer]}]
    document = {"currency": "EUR", "contacts": [{"email": "a@b.example"}], "rules": rules}
    found = problems(Documents().from_json(document))
    assert [problem.path.rpartition(".")[2] for problem in found] == needs


def test_what_a_document_leaves_out_is_told(words: dict[str, Any]) -> None:
    """A form shows the value that holds where the policy says nothing."""
    defaults = words["defaults"]
    assert defaults["guards"]["offers_per_requester"] == 2
    assert defaults["policy"]["threshold"] == 0.5
    assert defaults["type"]["answer_within"] == {"count": 1, "unit": "business_days"}
    assert defaults["amount"]["round_to"] == 0.01
    assert defaults["rule"]["enabled"] is True


def test_packs_say_what_they_ask_for(words: dict[str, Any]) -> None:
    """Each pack of duties has a sentence for each of them."""
    packs = {pack["name"]: pack for pack in words["packs"]}
    assert set(packs) == {"us", "eu", "uk"}
    assert packs["us"]["label"] == "United States"
    assert all(pack["words"].endswith(".") for pack in packs.values())


def test_the_accounts_own_fields_groups_and_brands(page: AdminPage) -> None:
    """What the admin picks from comes from Zendesk."""
    assert page.get("/admin/desk") == {
        "fields": [
            {"id": "360001", "title": "Order", "type": "text"},
            {"id": "360002", "title": "Value", "type": "decimal"},
        ],
        "groups": ["Support", "Team leads"],
        "brands": ["Northlight Home"],
    }


def test_where_zendesk_does_not_answer_that_is_said(house: House, page: AdminPage) -> None:
    """The page can then let people type what they would have picked; words come all the same."""
    house.admin.setup.failure = DeskFailure("Zendesk cannot be reached.", permanent=False)
    answer = page.ask("GET", "/admin/desk")
    assert (answer.status_code, answer.json["title"]) == (503, "Zendesk did not answer")
    assert page.get("/admin/vocabulary")["facts"]
