"""What the admin's use cases need from outside, as small Protocols in the words of the domain."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from integration.apology.policy import Policy, PolicyVersion
from integration.apology.remedy import History, Remedy
from integration.apology.ticket import Ticket
from integration.flows.approval import ApprovalRequest, ApprovalState
from integration.flows.holding import Hold
from integration.flows.policy_draft import AuditEntry, PolicyDraft, PoolLine, VersionLine


class PolicyDrafts(Protocol):
    """The one draft of an account. `save` raises Conflict where `revision` is not the newest (0: there was none)."""

    def draft(self, account: str) -> PolicyDraft | None: ...

    def save(self, account: str, policy: Policy, revision: int, *, by: str, now: datetime) -> PolicyDraft: ...

    def discard(self, account: str, revision: int, *, by: str, now: datetime) -> None: ...


class PolicyVersions(Protocol):
    """Published policies. `publish` and `roll_back` are on the record; both raise NotFound or Conflict.

    `draft` is the revision of the draft that is published, which is gone then (0: there was none).
    """

    def live(self, account: str) -> PolicyVersion: ...

    def version(self, account: str, number: int) -> PolicyVersion: ...

    def versions(self, account: str) -> tuple[VersionLine, ...]: ...

    def publish(self, account: str, policy: Policy, *, by: str, note: str, now: datetime, draft: int = 0) -> int: ...

    def roll_back(self, account: str, number: int, *, by: str, note: str, now: datetime) -> int: ...


class PolicyDocuments(Protocol):
    """A policy as a document and back: plain values for JSON, and YAML. Shapes that do not fit raise PolicyRefused.

    Only the shape is looked at: a draft may be saved that could not be published yet.
    """

    def to_json(self, policy: Policy) -> dict[str, Any]: ...

    def from_json(self, document: object) -> Policy: ...

    def load(self, text: str) -> Policy: ...

    def dump(self, policy: Policy) -> str: ...


class Ledger(Protocol):
    """What gestures may still cost. `hold` decides under a lock, so that no two letters spend the same money.

    `decide` is called once with the history that is true at that moment; what its remedy costs is held for the draft
    until it is sent, replaced, or the hold runs out. A hold of the same draft, or of another draft of the same agent
    on the same ticket, is replaced.
    """

    def hold(self, asked: Hold, decide: Callable[[History], Remedy]) -> Remedy: ...


class Codes(Protocol):
    """One-time codes. `take` gives the same code to the same draft again, and None where the pool is empty."""

    def add(self, account: str, pool: str, codes: Sequence[str], *, by: str, now: datetime) -> int: ...

    def take(self, account: str, pool: str, draft_id: str, now: datetime) -> str | None: ...

    def give_back(self, account: str, draft_id: str, *, keep: frozenset[str] = frozenset()) -> int: ...

    def pools(self, account: str) -> tuple[PoolLine, ...]: ...

    def drop(self, account: str, pool: str, *, by: str, now: datetime) -> int: ...


class Approvals(Protocol):
    """Requests for approval. `ask` gives the open or decided request there is for the same draft and offer, if any.

    `decide` raises NotFound, and Conflict where it was decided before; every decision is on the record.
    """

    def ask(self, request: ApprovalRequest) -> ApprovalRequest: ...

    def request(self, account: str, request_id: str) -> ApprovalRequest: ...

    def of_ticket(self, account: str, ticket_id: str) -> tuple[ApprovalRequest, ...]: ...

    def listed(self, account: str, states: frozenset[ApprovalState]) -> tuple[ApprovalRequest, ...]: ...

    def decide(self, decided: ApprovalRequest) -> ApprovalRequest: ...


class AuditLog(Protocol):
    """The record, newest first; `before` is the id to go on from (None: from the newest).

    Stores put on record what they change themselves; `note` is for what they do not.
    """

    def entries(self, account: str, *, before: int | None, limit: int) -> tuple[AuditEntry, ...]: ...

    def note(self, account: str, action: str, details: Mapping[str, object], *, by: str, now: datetime) -> None: ...


class Groups(Protocol):
    """The names of the Zendesk groups an agent is in, as Zendesk knows them now or knew them minutes ago."""

    def of(self, account: str, agent_id: str) -> frozenset[str]: ...


class DeskSetup(Protocol):
    """What the admin picks from: the account's own fields, groups, brands and tickets. All raise OutsideFailure."""

    def ticket_fields(self, account: str) -> tuple[tuple[str, str, str], ...]: ...

    def groups(self, account: str) -> tuple[str, ...]: ...

    def brands(self, account: str) -> tuple[str, ...]: ...

    def ticket(self, account: str, ticket_id: str) -> Ticket: ...


class TicketExport(Protocol):
    """The account's tickets changed since a moment, oldest first, at most `most`; waits where Zendesk asks it to.

    `stop` is asked between pages; a true answer ends the export early.
    """

    def tickets(self, account: str, since: datetime, most: int, stop: Callable[[], bool]) -> Iterator[Ticket]: ...
