"""What the flows need from outside, as small Protocols in the words of the domain."""

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from integration.apology.complaint import Complaint
from integration.apology.letter import Brief, Letter
from integration.apology.outcome import Outcome
from integration.apology.policy import PolicyVersion
from integration.apology.reading import Reading
from integration.apology.remedy import History
from integration.apology.ticket import Ticket

if TYPE_CHECKING:
    from integration.flows.drafting import Draft


class Reader(Protocol):
    """Reads a ticket. `field_map` is the admin's: which custom field (by id) holds which fact (by kind)."""

    def read(self, ticket: Ticket, field_map: dict[str, str]) -> Reading: ...


class Judge(Protocol):
    """Judges a reading. `threshold` is the confidence below which it abstains."""

    def judge(self, reading: Reading, threshold: float) -> Complaint: ...


class LetterWriter(Protocol):
    """Writes the letter a brief asks for, in one of its locales; the first locale is the one to fall back on."""

    def write(self, brief: Brief) -> Letter: ...

    def locales(self) -> tuple[str, ...]: ...


class Policies(Protocol):
    """The published policies. `live` raises NotFound where the account has none."""

    def live(self, account: str) -> PolicyVersion: ...


class Histories(Protocol):
    """What came before: apologies sent to this requester in the last `days`, and what has been spent."""

    def of(self, account: str, requester_id: str, agent_id: str, now: datetime, days: int) -> History: ...


class Drafts(Protocol):
    """Keeps drafts. A draft with an id already kept is replaced, if account, agent and ticket are the same."""

    def keep(self, draft: "Draft") -> None: ...


class Outcomes(Protocol):
    """Keeps outcomes, one of a kind per draft; False if it was there. Raises NotFound for a foreign draft."""

    def record(self, account: str, outcome: Outcome) -> bool: ...
