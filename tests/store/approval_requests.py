"""Requests for approval with plain, quiet values."""

from dataclasses import replace
from decimal import Decimal

from integration.apology.reading import Money
from integration.flows.approval import ApprovalRequest
from tests.store.letters import NOW


def a_request(number: int = 1, **changes: object) -> ApprovalRequest:
    """Agent 8 asks for a credit of 60.00 on ticket 101."""
    whole = ApprovalRequest(
        id=f"{number:032x}",
        account="acme",
        draft_id=f"{1:032x}",
        ticket_id="101",
        requester_id="20",
        offer_id="credit",
        words="60.00 EUR service credit",
        amount=Money(Decimal("60.00"), "EUR"),
        group="Team leads",
        policy_version=3,
        asked_by="8",
        asked_by_name="Jo Park",
        asked_at=NOW,
        reason="Third week without internet",
    )
    return replace(whole, **changes)
