"""What the agent and the customer did with a draft: the record for audit, follow-up and measurement."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OutcomeKind(StrEnum):
    INSERTED = "inserted"
    UNDONE = "undone"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that happened to a draft. `text` is the final text at submit; `public` is False for a note."""

    draft_id: str
    kind: OutcomeKind
    at: datetime
    agent_id: str
    text: str = ""
    public: bool = True
