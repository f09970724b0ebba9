"""A draft: what the agent wished, on what occasion, and everything that came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from integration.apology.complaint import Complaint
from integration.apology.delivery import Insertion
from integration.apology.letter import Letter, Tone
from integration.apology.reading import Fact, Reading
from integration.apology.remedy import Offered, Remedy
from integration.apology.review import Finding
from integration.apology.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the agent asked for instead of what was suggested; None and empty mean: as suggested.

    `offers` are the ids picked, the main one first; `amounts` what some of them should come to, by id. `anyway` writes
    a letter where nothing would be suggested; `called` says that the agent has talked to the customer already.
    """

    type: str | None = None
    offers: tuple[str, ...] | None = None
    tone: Tone | None = None
    locale: str | None = None
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    answers: tuple[Fact, ...] = ()
    second: str | None = None  # what else is complained of, "" for nothing
    anyway: bool = False
    called: bool = False


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who asks, for which account, when, and under which id the draft is kept: chance and clock come from outside.

    `again` says that the draft may have been made before, and is to be made anew; `unasked` that no agent asked for it:
    then `agent_id` is empty, and whichever agent opens the ticket may go on with it.
    """

    account: str
    draft_id: str
    now: datetime
    agent_id: str = ""
    again: bool = False
    unasked: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A suggestion with everything it was made from. Without a remedy and letter, `complaint.abstention` says why."""

    id: str
    account: str
    agent_id: str
    made_at: datetime
    ticket: Ticket
    reading: Reading
    complaint: Complaint
    policy_version: int
    remedy: Remedy | None = None
    letter: Letter | None = None
    findings: tuple[Finding, ...] = ()
    insertion: Insertion | None = None
    called: bool = False  # the letter puts in writing what was said on the phone
    unasked: bool = False  # made before any agent asked for it


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What the record has of a draft's remedy: `left_out` are the offers that its letter does not make."""

    id: str
    account: str
    ticket_id: str
    requester_id: str
    agent_id: str
    policy_version: int
    left_out: tuple[Offered, ...]
    sent: bool
    unasked: bool = False  # made before any agent asked: any agent may go on with it


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """What the record has of a letter, to check what becomes of it by; the ticket and the customer's words stay there.

    The `trace` of its remedy is left behind as well: it says why, and never what.
    """

    id: str
    account: str
    ticket_id: str
    agent_id: str
    made_at: datetime
    policy_version: int
    reading: Reading
    complaint: Complaint
    remedy: Remedy
    letter: Letter
    findings: tuple[Finding, ...] = ()
    called: bool = False
    unasked: bool = False  # made before any agent asked: any agent may go on with it
