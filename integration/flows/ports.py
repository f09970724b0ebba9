"""What the flows need from outside, as small Protocols in the words of the domain."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from integration.apology.cancellation import Cancellation
from integration.apology.complaint import Complaint
from integration.apology.letter import Brief, Letter
from integration.apology.outcome import Outcome
from integration.apology.policy import PolicyVersion
from integration.apology.reading import Reading
from integration.apology.remedy import History
from integration.apology.ticket import Ticket
from integration.flows.draft import Draft, KeptDraft, KeptLetter
from integration.flows.lesson import Lesson, Trial
from integration.flows.visitor import Person, Tenant, Visit, Visitor


class Reader(Protocol):
    """Reads a ticket. `field_map` is the admin's: which custom field (by id) holds which fact (by kind)."""

    def read(self, ticket: Ticket, field_map: dict[str, str]) -> Reading: ...


class Judge(Protocol):
    """Judges a reading. `threshold` is the confidence below which it abstains."""

    def judge(self, reading: Reading, threshold: float) -> Complaint: ...


class Judges(Protocol):
    """The judge of each account: the shipped one, with what the account's lessons taught beside it."""

    def of(self, account: str) -> Judge: ...


class LetterWriter(Protocol):
    """Writes the letter a brief asks for, in one of its locales; the first locale is the one to fall back on."""

    def write(self, brief: Brief) -> Letter: ...

    def locales(self) -> tuple[str, ...]: ...


class Writers(Protocol):
    """The writer of each account: the shipped letters, with the account's own wordings in their places."""

    def of(self, account: str) -> LetterWriter: ...

    def locales(self) -> tuple[str, ...]: ...


class Policies(Protocol):
    """The published policies. Both raise NotFound; a version once published never changes."""

    def live(self, account: str) -> PolicyVersion: ...

    def version(self, account: str, number: int) -> PolicyVersion: ...


class Histories(Protocol):
    """What came before: apologies sent to this requester in the last `days`, and what has been spent."""

    def of(self, account: str, requester_id: str, agent_id: str, now: datetime, days: int) -> History: ...


class CodeGiving(Protocol):
    """One-time codes for letters. `take` gives the same code to the same draft again, and None where the pool is empty.

    `give_back` returns the draft's codes to their pools, but for those to `keep` and those a customer may have.
    """

    def take(self, account: str, pool: str, draft_id: str, now: datetime) -> str | None: ...

    def give_back(self, account: str, draft_id: str, *, keep: frozenset[str] = frozenset()) -> int: ...


class Drafts(Protocol):
    """Keeps drafts. A draft with an id already kept is replaced, if account, agent and ticket are the same."""

    def keep(self, draft: Draft) -> None: ...


class KeptDrafts(Protocol):
    """Reads back what approvals are about; raises NotFound for a draft of another account."""

    def read(self, account: str, draft_id: str) -> KeptDraft: ...


class KeptLetters(Protocol):
    """Reads a letter back; raises NotFound for a draft of another account, and for one that has no letter."""

    def letter(self, account: str, draft_id: str) -> KeptLetter: ...


class CancelledOrders(Protocol):
    """What the shop told that a draft began with; None for a draft that began with a customer's words, or is new."""

    def cancellation(self, account: str, draft_id: str) -> Cancellation | None: ...


class Outcomes(Protocol):
    """Keeps outcomes, one of a kind per draft; False if it was there. Raises NotFound for a foreign draft."""

    def record(self, account: str, outcome: Outcome) -> bool: ...


class Lessons(Protocol):
    """What an account says its messages are: one lesson a ticket and one an example, of which the newest stands."""

    def keep(self, account: str, lessons: Sequence[Lesson]) -> None: ...

    def forget_correction(self, account: str, ticket_id: str) -> bool: ...

    def forget_example(self, account: str, source: str) -> bool: ...

    def of(self, account: str) -> tuple[Lesson, ...]: ...


class AccountModels(Protocol):
    """What lessons taught, numbered within the account. One is live, or None: then the shipped model judges alone.

    `roll_back` makes live what was live before, and raises NotFound where nothing is; `weights` raises it as well.
    """

    def live(self, account: str) -> int | None: ...

    def weights(self, account: str, number: int) -> bytes: ...

    def publish(self, account: str, weights: bytes, report: dict[str, Any], *, by: str, now: datetime) -> int: ...

    def roll_back(self, account: str, *, by: str, now: datetime) -> int | None: ...


class Teacher(Protocol):
    """Learns from lessons, beside the shipped model. `own` are those types of theirs that are not shipped."""

    def try_out(self, lessons: Sequence[Lesson], own: tuple[str, ...]) -> Trial: ...

    def teach(self, lessons: Sequence[Lesson], own: tuple[str, ...]) -> bytes: ...


class Pace(Protocol):
    """How much an agent has asked for: the number of drafts made for them since a moment."""

    def count_since(self, account: str, agent_id: str, since: datetime) -> int: ...


class SignIn(Protocol):
    """Lets people in by what Zendesk signed. Both raise Refused, or OutsideFailure where Zendesk cannot be asked."""

    def visit(self, token: str, location: str, now: datetime) -> Visitor: ...

    def again(self, account: str, agent_id: str, location: str) -> Visitor: ...


class TokenVerifier(Protocol):
    """Checks what Zendesk signed (platform §4.4); raises Refused, with `bad_signature` where no key fits."""

    def audience(self, token: str) -> str: ...

    def verify(self, token: str, tenant: Tenant, location: str, now: datetime) -> Visit: ...


class Tenants(Protocol):
    """The installations of our app, by the audience of their tokens.

    `renewed` fetches the keys anew, and gives None where that was done too recently to be worth it (platform §4.3).
    """

    def of(self, audience: str) -> Tenant | None: ...

    def renewed(self, tenant: Tenant, now: datetime) -> Tenant | None: ...


class Visits(Protocol):
    """Remembers used tokens until they expire; False if this one was used before."""

    def first(self, account: str, token_id: str, expires_at: datetime) -> bool: ...


class People(Protocol):
    """The agents of an account, as Zendesk knows them now or knew them minutes ago; raises NotFound."""

    def person(self, account: str, agent_id: str) -> Person: ...
