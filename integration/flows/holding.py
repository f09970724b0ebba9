"""A hold: what one letter's gestures cost, kept aside from its suggestion until it is sent or given up."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """Whom a hold is for. `days` is how far back earlier apologies count; `now` is in the policy's time zone."""

    account: str
    draft_id: str
    ticket_id: str
    requester_id: str
    agent_id: str
    now: datetime
    days: int
