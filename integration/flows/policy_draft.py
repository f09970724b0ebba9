"""A policy on its way to being published: one draft an account, changed by whoever read it last."""

from dataclasses import dataclass
from datetime import datetime

from integration.apology.policy import Policy


@dataclass(frozen=True, slots=True)
class PolicyDraft:
    """`revision` counts the changes; who saves names the one they read. `base` is the version it began from."""

    policy: Policy
    revision: int
    base: int
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what, and when; never changed and never deleted."""

    id: int
    at: datetime
    actor: str
    action: str
    details: dict[str, object]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One published policy, without its rules."""

    number: int
    published_at: datetime
    published_by: str
    note: str
    live: bool


@dataclass(frozen=True, slots=True)
class PoolLine:
    """A pool of one-time codes: how many are left and how many were given."""

    name: str
    left: int
    given: int
