"""What one Zendesk account holds: people, tickets with comments and audits, rules, apps and tokens, in memory."""

import copy
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from typing import Any

Record = dict[str, Any]
"""A thing kept exactly as the REST API shows it (a group, a brand, a macro, a trigger, a webhook)."""

_KEPT_ON_RESET = frozenset({"lock", "clock", "outgoing"})


def now_utc() -> datetime:
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """Format a moment as the API does: UTC, whole seconds, `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass
class User:
    """`role` is `end-user`, `agent` or `admin`; a light agent has `role_type` 1 and `only_private_comments`."""

    id: int
    name: str
    email: str | None
    created_at: datetime
    role: str = "end-user"
    role_type: int | None = None
    locale: str = "en-US"
    time_zone: str = "Etc/UTC"
    phone: str | None = None
    organization_id: int | None = None
    default_group_id: int | None = None
    external_id: str | None = None
    details: str = ""
    notes: str = ""
    signature: str | None = None
    tags: list[str] = field(default_factory=list)
    suspended: bool = False
    active: bool = True
    only_private_comments: bool = False

    @property
    def is_staff(self) -> bool:
        return self.role in {"agent", "admin"}

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]

    @property
    def last_name(self) -> str:
        return self.name.partition(" ")[2]


@dataclass
class Comment:
    """`html_body` is stored without the `zd-comment` wrapper, which belongs to the wire."""

    id: int
    author_id: int
    body: str
    html_body: str
    public: bool
    created_at: datetime
    via: Record
    audit_id: int
    flags: list[int] = field(default_factory=list)
    attachments: list[Record] = field(default_factory=list)
    metadata: Record = field(default_factory=dict)


@dataclass
class Audit:
    """One update of a ticket: who made it and every event it caused, in the API's own event shapes."""

    id: int
    ticket_id: int
    author_id: int
    created_at: datetime
    via: Record
    metadata: Record
    events: list[Record] = field(default_factory=list)


@dataclass
class Ticket:
    id: int
    subject: str | None
    requester_id: int
    submitter_id: int
    created_at: datetime
    updated_at: datetime
    via: Record
    brand_id: int
    status: str = "new"
    priority: str | None = None
    type: str | None = None
    assignee_id: int | None = None
    group_id: int | None = None
    organization_id: int | None = None
    external_id: str | None = None
    tags: list[str] = field(default_factory=list)
    custom_fields: dict[int, Any] = field(default_factory=dict)
    satisfaction: Record | None = None
    is_public: bool = True
    deleted: bool = False
    comments: list[Comment] = field(default_factory=list)
    audits: list[Audit] = field(default_factory=list)


@dataclass
class Grant:
    """A pair of OAuth tokens; refreshing replaces the whole grant, so both old tokens die together."""

    access_token: str
    refresh_token: str
    user_id: int
    client_id: str
    scope: str
    expires_at: datetime
    refresh_expires_at: datetime


@dataclass(frozen=True)
class Notification:
    """A webhook call that a trigger asked for; `body` is rendered already. Delivered after the update commits."""

    webhook_id: str
    body: str


@dataclass(frozen=True)
class Actor:
    """Who does something, and by which door (`api`, `web`, `email`, `rule`); every operation on a ticket takes one."""

    user: User
    channel: str = "web"
    client: str = "Workspace"
    ip_address: str = "127.0.0.1"


@dataclass
class Desk:
    """One account. Hold `lock` while reading several things that belong together, and for every write.

    `outgoing` is what the courier takes webhook calls from; a None in it tells the courier to stop.
    """

    clock: Callable[[], datetime] = now_utc
    subdomain: str = "demo"
    name: str = "Demo"
    locale: str = "en-US"
    time_zone: str = "Etc/UTC"
    account_id: int = 18525119
    users: dict[int, User] = field(default_factory=dict)
    tickets: dict[int, Ticket] = field(default_factory=dict)
    groups: dict[int, Record] = field(default_factory=dict)
    organizations: dict[int, Record] = field(default_factory=dict)
    brands: dict[int, Record] = field(default_factory=dict)
    ticket_fields: dict[int, Record] = field(default_factory=dict)
    macros: dict[int, Record] = field(default_factory=dict)
    triggers: dict[int, Record] = field(default_factory=dict)
    trigger_categories: dict[str, Record] = field(default_factory=dict)
    webhooks: dict[str, Record] = field(default_factory=dict)
    webhook_secrets: dict[str, str] = field(default_factory=dict)
    invocations: dict[str, list[Record]] = field(default_factory=dict)
    installations: dict[int, Record] = field(default_factory=dict)
    jobs: dict[str, Record] = field(default_factory=dict)
    idempotency: dict[str, tuple[Record, Record]] = field(default_factory=dict)  # what was asked for, and the answer
    oauth_clients: dict[str, Record] = field(default_factory=dict)
    api_tokens: set[str] = field(default_factory=set)
    grants: list[Grant] = field(default_factory=list)
    codes: dict[str, Record] = field(default_factory=dict)
    last_id: int = 900_000
    lock: threading.RLock = field(default_factory=threading.RLock, repr=False)
    outgoing: queue.SimpleQueue[Notification | None] = field(default_factory=queue.SimpleQueue, repr=False)

    def next_id(self) -> int:
        with self.lock:
            self.last_id += 1
            return self.last_id

    def next_ticket_id(self) -> int:
        with self.lock:
            return max(self.tickets, default=0) + 1

    def admin(self) -> User:
        return next(user for user in self.users.values() if user.role == "admin")

    def user_by_email(self, email: str) -> User | None:
        wanted = email.lower()
        return next((user for user in self.users.values() if (user.email or "").lower() == wanted), None)

    def user_for(self, name: str | None, email: str) -> User:
        """The user with this address; whoever is not known yet becomes an end user, named by the address if need be."""
        with self.lock:
            known = self.user_by_email(email)
            if known is not None:
                return known
            number = max(self.users, default=2000) + 1
            created = self.clock().replace(microsecond=0)
            self.users[number] = User(number, name or email.partition("@")[0], email, created)
            return self.users[number]

    def touch(self, ticket: Ticket) -> None:
        """Move `updated_at` by a second at least: stamps have whole seconds, and safe updates compare them."""
        ticket.updated_at = max(self.clock().replace(microsecond=0), ticket.updated_at + timedelta(seconds=1))

    def become(self, other: "Desk") -> None:
        """Take over another account's content in place, so that whoever holds this desk sees it."""
        with self.lock:
            for each in fields(self):
                if each.name not in _KEPT_ON_RESET:
                    setattr(self, each.name, copy.copy(getattr(other, each.name)))
