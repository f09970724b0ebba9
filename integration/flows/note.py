"""What we write into a ticket unasked: once for each message of the customer, and known again by its mark."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

from integration.apology.ticket import Ticket

_DRAFTS = UUID("6f1c0b1e-7c5a-5d0e-9a44-3b7f4f2f6f0d")


class NoteKind(StrEnum):
    DRAFT = "draft"  # an internal note with a draft
    TAGS = "tags"  # tags only, as the policy asks
    ACKNOWLEDGEMENT = "acknowledgement"  # a short public answer that says when the full one comes (seed CL-2)
    NOTICE = "notice"  # a public notice that an order is cancelled (seed OC-1)


class NoteState(StrEnum):
    INTENDED = "intended"  # Zendesk may have it or not
    WRITTEN = "written"  # it stands
    SUPERSEDED = "superseded"  # the customer wrote again
    ANSWERED = "answered"  # an agent answered


@dataclass(frozen=True, slots=True)
class Mark:
    """How we know again what we wrote: it goes with the change as its metadata (platform §7.2)."""

    draft_id: str
    message_id: str
    kind: NoteKind


@dataclass(frozen=True, slots=True)
class Note:
    """One thing we wrote, or were about to. `answer_id` is the agent's comment that ended it, where one did."""

    account: str
    ticket_id: str
    message_id: str
    kind: NoteKind
    draft_id: str
    intended_at: datetime
    state: NoteState = NoteState.INTENDED
    comment_id: str = ""
    ended_at: datetime | None = None
    answer_id: str = ""

    @property
    def mark(self) -> Mark:
        return Mark(self.draft_id, self.message_id, self.kind)


@dataclass(frozen=True, slots=True)
class SeenTicket:
    """A ticket as it was read just now. `stamp` is Zendesk's own word for its state; a safe write needs it.

    `source` is the channel as Zendesk names it. `ours` are the comments that carry a mark of ours, by comment id.
    """

    ticket: Ticket
    stamp: str
    updated_at: datetime | None
    read_at: datetime
    source: str = ""
    requester_suspended: bool = False
    ours: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Writing:
    """One change of a ticket: a comment (none where `html` is empty), more tags, fewer tags, fields by id."""

    stamp: str
    mark: Mark
    html: str = ""
    public: bool = False
    tags: tuple[str, ...] = ()  # all that the ticket is to have: a safe write cannot lose another's
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """What Zendesk made of it; `stamp` is the ticket's new state."""

    comment_id: str
    stamp: str


def draft_id_for(account: str, ticket_id: str, message_id: str, kind: NoteKind) -> str:
    """The id of the draft that answers this message unasked: a second try makes the same draft again, and no other."""
    return uuid5(_DRAFTS, f"{account}\n{ticket_id}\n{message_id}\n{kind}").hex
