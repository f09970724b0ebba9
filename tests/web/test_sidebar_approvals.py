"""Approvals over HTTP: asked for beside the offer, seen on the ticket, decided by whom Zendesk knows as a lead."""

import pytest

from integration.errors import OutsideFailure
from integration.flows.approval import ApprovalState
from integration.flows.visitor import Visitor
from integration.web.approval_json import approval_json
from tests.web.builders import Page
from tests.web.conftest import House

DRAFT = "d0000000000000001"
OF_DRAFT = f"/sidebar/drafts/{DRAFT}/approvals"
OF_TICKET = "/sidebar/tickets/101/approvals"
LEA = Visitor("acme", "9", "Lea Lead", "agent")


def page_of(house: House, visitor: Visitor) -> Page:
    """The sidebar of another agent, over the same fakes."""
    house.sign_in.visitor = visitor
    return Page(house.client())


@pytest.fixture
def agent(house: House) -> Page:
    return Page(house.client())


def test_an_agent_asks_and_sees_that_it_waits(house: House, agent: Page) -> None:
    """The answer is what the page draws; who asks is whom Zendesk vouched for."""
    answer = agent.post(OF_DRAFT, {"offer_id": "credit", "reason": "Third week without internet"})

    asked = answer.json
    assert answer.status_code == 200
    assert (asked["words"], asked["group"]) == ("Store credit of 80.00 EUR", "Team leads")
    assert (asked["state"], asked["status"]) == ("open", "Asked, waiting for Team leads")
    assert (asked["may_decide"], asked["news"]) == (False, "")
    assert agent.get(OF_TICKET).json == {"approvals": [asked]}
    assert house.approvals.approvals.kept[0].asked_by == "8"


def test_a_lead_sees_who_asks_and_approves(house: House, agent: Page) -> None:
    """On the same ticket, with the reason; from then on the agent reads whose word it was."""
    asked = agent.post(OF_DRAFT, {"offer_id": "credit", "reason": "Third week"}).json
    lead = page_of(house, LEA)
    seen = lead.get(OF_TICKET).json["approvals"][0]

    decided = lead.post(f"/sidebar/approvals/{asked['id']}", {"decision": "approve", "note": "Once."}).json
    house.sign_in.visitor = Visitor("acme", "8", "Ada Agent", "agent")
    told = agent.get(OF_TICKET).json["approvals"][0]

    assert (seen["asked_by_name"], seen["reason"], seen["may_decide"]) == ("Ada Agent", "Third week", True)
    assert seen["status"] == "Ada Agent asked, waiting for Team leads"
    assert (decided["state"], decided["may_decide"]) == ("approved", False)
    assert (told["state"], told["status"]) == ("approved", "Approved by Lea Lead: Once.")
    assert told["news"] == "Approved by Lea Lead: Store credit of 80.00 EUR. Once."


def test_a_no_has_its_reason(house: House, agent: Page) -> None:
    """The agent hears who said no, to what, and why."""
    asked = agent.post(OF_DRAFT, {"offer_id": "credit"}).json
    path = f"/sidebar/approvals/{asked['id']}"
    told = page_of(house, LEA).post(path, {"decision": "decline", "note": "Not twice."}).json

    assert told["status"] == "Declined by Lea Lead: Not twice."
    assert told["news"] == "Declined by Lea Lead: Store credit of 80.00 EUR. Not twice."


@pytest.mark.parametrize(
    ("visitor", "status", "reason"),
    [
        (Visitor("acme", "8", "Ada Agent", "agent"), 403, "own_request"),
        (Visitor("acme", "7", "Otto Other", "agent"), 403, "not_in_group"),
        (Visitor("zenith", "9", "Lea Lead", "admin"), 404, None),
    ],
)
def test_who_may_not_decide_is_told_why(
    house: House, agent: Page, visitor: Visitor, status: int, reason: str | None
) -> None:
    """The role and the groups are asked of Zendesk, whatever the browser says; another account finds nothing."""
    asked = agent.post(OF_DRAFT, {"offer_id": "credit"}).json
    house.sign_in.visitor = visitor
    answer = agent.post(f"/sidebar/approvals/{asked['id']}", {"decision": "approve"})

    assert answer.status_code == status
    assert answer.json.get("reason") == reason
    assert house.approvals.approvals.kept[0].state is ApprovalState.OPEN
    if reason:
        assert house.counted("amends_refused_requests_total", reason=reason) == 1


def test_a_second_decision_is_refused(house: House, agent: Page) -> None:
    """Two leads who click at once: the second is told that somebody was first."""
    asked = agent.post(OF_DRAFT, {"offer_id": "credit"}).json
    lead = page_of(house, LEA)
    answers = [
        lead.post(f"/sidebar/approvals/{asked['id']}", {"decision": decision}) for decision in ("approve", "decline")
    ]

    assert [answer.status_code for answer in answers] == [200, 409]
    assert answers[1].json["detail"] == "This request is approved already."


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", OF_DRAFT, {"offer_id": "gold"}, 422),
        ("POST", OF_DRAFT, {}, 422),
        ("POST", "/sidebar/drafts/e%00e/approvals", {"offer_id": "credit"}, 404),
        ("POST", "/sidebar/approvals/nowhere", {"decision": "approve"}, 404),
        ("POST", "/sidebar/approvals/e%00e", {"decision": "approve"}, 404),
        ("GET", "/sidebar/tickets/one/approvals", None, 404),
        ("GET", "/sidebar/tickets/102/approvals", None, 200),
    ],
)
def test_what_is_not_there_is_not_found(agent: Page, method: str, path: str, body: object, status: int) -> None:
    """Odd ids and offers get a sentence, not a fault."""
    assert (agent.get(path) if method == "GET" else agent.post(path, body)).status_code == status


def test_without_a_session_nothing_is_told(house: House) -> None:
    """Requests name customers' remedies: they are for agents who are signed in."""
    client = house.client()

    assert client.get(OF_TICKET).status_code == 401
    assert client.post(OF_DRAFT, json={"offer_id": "credit"}).status_code == 401
    assert client.post("/sidebar/approvals/r1", json={"decision": "approve"}).status_code == 401


def test_where_zendesk_is_away_a_lead_is_told_so(house: House, agent: Page) -> None:
    """Whose member they are cannot be known: nothing is decided on a guess. Who asked still sees how it stands."""
    asked = agent.post(OF_DRAFT, {"offer_id": "credit"}).json
    house.approvals.groups.failure = OutsideFailure("away", permanent=False)

    assert agent.get(OF_TICKET).status_code == 200
    lead = page_of(house, LEA)
    assert lead.post(f"/sidebar/approvals/{asked['id']}", {"decision": "approve"}).status_code == 503
    assert house.approvals.approvals.kept[0].state is ApprovalState.OPEN


def test_a_request_has_what_every_page_shows(house: House, agent: Page) -> None:
    """Money as text with its currency, times in UTC."""
    agent.post(OF_DRAFT, {"offer_id": "credit"})
    shown = approval_json(house.approvals.approvals.kept[0])

    assert shown["amount"] == {"amount": "80.00", "currency": "EUR"}
    assert (shown["asked_at"], shown["decided_at"]) == ("2026-05-04T12:00:00+00:00", None)


def test_the_logs_keep_the_reason_to_themselves(agent: Page, capsys: pytest.CaptureFixture[str]) -> None:
    """Ticket and request are named; what the agent wrote about the customer is not."""
    agent.post(OF_DRAFT, {"offer_id": "credit", "reason": "Marta has lost her job"})
    captured = capsys.readouterr()

    assert "approval asked" in captured.out + captured.err
    assert "Marta" not in captured.out + captured.err
