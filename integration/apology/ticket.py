"""A ticket as we need it, whoever brought it: the sidebar, a webhook, the API or a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

FieldValue = str | int | float | bool | None


class Channel(StrEnum):
    """How the customer wrote, and so how the reply will reach them."""

    EMAIL = "email"
    WEB_FORM = "web_form"
    MESSAGING = "messaging"
    SOCIAL = "social"
    SMS = "sms"
    VOICE = "voice"
    OTHER = "other"

    @property
    def is_rich(self) -> bool:
        """Whether a reply keeps paragraphs and lists; an unknown channel counts as plain (platform §2.6)."""
        return self in (Channel.EMAIL, Channel.WEB_FORM)


class Writer(StrEnum):
    """Who wrote a message, seen from the requester."""

    REQUESTER = "requester"
    AGENT = "agent"
    OTHER = "other"


class Status(StrEnum):
    NEW = "new"
    OPEN = "open"
    PENDING = "pending"
    HOLD = "hold"
    SOLVED = "solved"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Message:
    """One comment of the conversation, as it arrived: `body` may be HTML, quoted, broken or hostile."""

    id: str
    writer: Writer
    body: str
    is_html: bool = False
    public: bool = True
    sent_at: datetime | None = None
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Requester:
    """The customer, as Zendesk knows them; any of it may be missing, shouted, or an address where a name should be."""

    id: str
    name: str = ""
    email: str = ""
    locale: str = ""
    country: str = ""
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Agent:
    """Who will sign the letter."""

    id: str
    name: str = ""
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Brand:
    id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Ticket:
    """Everything a suggestion is made from. `messages` run from the oldest to the newest; `fields` go by field id."""

    id: str
    subject: str
    messages: tuple[Message, ...]
    requester: Requester
    channel: Channel = Channel.EMAIL
    status: Status = Status.OPEN
    brand: Brand = Brand()
    agent: Agent | None = None
    organization: str = ""
    tags: frozenset[str] = frozenset()
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    created_at: datetime | None = None
