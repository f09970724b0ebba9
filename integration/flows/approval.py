"""An approval: an offer above its limit, asked for by an agent and decided by a lead of the group the policy names."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from integration.apology.reading import Money


class ApprovalState(StrEnum):
    """Where a request stands. Only an open one can be decided or withdrawn."""

    OPEN = "open"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ApprovalRequest:
    """One offer of one draft, as the agent asked for it. `words` name the offer as people call it."""

    id: str
    account: str
    draft_id: str
    ticket_id: str
    requester_id: str
    offer_id: str
    words: str
    amount: Money | None
    group: str
    policy_version: int
    asked_by: str  # an agent's id
    asked_by_name: str
    asked_at: datetime
    reason: str = ""
    state: ApprovalState = ApprovalState.OPEN
    decided_by: str = ""
    decided_by_name: str = ""
    decided_at: datetime | None = None
    note: str = ""
