"""The requests for approval of the whole account, and an admin's word on them."""

from decimal import Decimal

import pytest

from integration.apology.reading import Money
from integration.flows.approval import ApprovalRequest, ApprovalState
from tests.fakes import NOON
from tests.store import approval_requests
from tests.web.admin.conftest import AdminPage
from tests.web.conftest import House

ID = "a0000000000000001"


def a_request(**changes: object) -> ApprovalRequest:
    """Ada asks the team leads for a store credit on ticket 101."""
    about = {"words": "Store credit of 30.00 EUR", "amount": Money(Decimal("30.00"), "EUR")}
    by = {"asked_by_name": "Ada Agent", "asked_at": NOON, "reason": "It was her wedding."}
    return approval_requests.a_request(**{"id": ID, **about, **by, **changes})


@pytest.fixture(autouse=True)
def asked(house: House) -> None:
    """One open request, one decided, and one of another account."""
    declined = {"state": ApprovalState.DECLINED, "decided_by_name": "Amara Cole", "decided_at": NOON, "note": "No."}
    house.approvals.approvals.kept = [
        a_request(),
        a_request(id="a2", **declined),
        a_request(id="a3", account="other"),
    ]


def test_open_requests_are_listed(page: AdminPage) -> None:
    """With what a lead needs to decide, and nobody else's."""
    assert page.get("/admin/approvals")["approvals"] == [
        {
            "id": ID,
            "ticket_id": "101",
            "words": "Store credit of 30.00 EUR",
            "amount": {"amount": "30.00", "currency": "EUR"},
            "group": "Team leads",
            "asked_by_name": "Ada Agent",
            "asked_at": "2026-05-04T12:00:00+00:00",
            "reason": "It was her wedding.",
            "state": "open",
            "decided_by_name": "",
            "decided_at": None,
            "note": "",
        }
    ]


def test_decided_requests_are_listed(page: AdminPage) -> None:
    """With who decided, when, and what they said."""
    [decided] = page.get("/admin/approvals?state=decided")["approvals"]
    assert (decided["id"], decided["state"], decided["note"]) == ("a2", "declined", "No.")
    assert page.ask("GET", "/admin/approvals?state=lost").status_code == 422


@pytest.mark.parametrize(("decision", "state"), [("approve", "approved"), ("decline", "declined")])
def test_an_admin_decides(page: AdminPage, decision: str, state: str) -> None:
    """Once; who comes second learns that it was decided."""
    body = {"decision": decision, "note": " As you say. "}
    decided = page.send("POST", f"/admin/approvals/{ID}", body)
    assert (decided["state"], decided["decided_by_name"], decided["note"]) == (state, "Amara Cole", "As you say.")
    assert page.ask("POST", f"/admin/approvals/{ID}", body).status_code == 409


@pytest.mark.parametrize(("request_id", "status"), [("a3", 404), ("nothing", 404)])
def test_another_accounts_request_is_not_there(page: AdminPage, request_id: str, status: int) -> None:
    """An id is no key to somebody else's house."""
    assert page.ask("POST", f"/admin/approvals/{request_id}", {"decision": "approve"}).status_code == status


def test_a_decision_is_one_of_two(page: AdminPage) -> None:
    """Anything else is refused, and the request stays open."""
    assert page.ask("POST", f"/admin/approvals/{ID}", {"decision": "perhaps"}).status_code == 422
    assert len(page.get("/admin/approvals")["approvals"]) == 1
