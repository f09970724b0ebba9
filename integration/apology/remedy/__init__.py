"""Complaint, facts, history and policy in; the offers allowed and the trace of why out."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from integration.apology.complaint import Complaint, Fault
from integration.apology.policy import Contact, OfferKind, Ownership, PolicyVersion
from integration.apology.reading import Money, Reading
from integration.apology.ticket import Ticket


@dataclass(frozen=True, slots=True)
class PastApology:
    """An apology this requester has already had from us."""

    at: datetime
    ticket_id: str
    type: str
    offers: tuple[OfferKind, ...]
    amount: Decimal = Decimal(0)  # in the policy's currency


@dataclass(frozen=True, slots=True)
class Spending:
    """What has been offered already, in the policy's currency; what the guards measure against."""

    agent_today: Decimal = Decimal(0)
    account_today: Decimal = Decimal(0)
    account_month: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class History:
    """What came before this ticket: earlier apologies within the guard's period, newest first, and the spending."""

    apologies: tuple[PastApology, ...] = ()
    spending: Spending = Spending()


class Truth(StrEnum):
    """A condition over an unknown fact is unknown, never silently true or false."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ConditionTrace:
    fact: str
    operator: str
    wanted: str
    found: str  # "" where unknown
    truth: Truth


@dataclass(frozen=True, slots=True)
class RuleTrace:
    rule_id: str
    rule_name: str
    truth: Truth
    conditions: tuple[ConditionTrace, ...]
    used: bool


@dataclass(frozen=True, slots=True)
class GuardTrace:
    """A guard that cut, removed or held an offer, in words that follow 'because'."""

    guard: str
    offer_id: str
    words: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Why these offers: every rule looked at, in order, and every guard that acted. `words` is it for people."""

    policy_version: int
    rules: tuple[RuleTrace, ...]
    guards: tuple[GuardTrace, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PromiseDue:
    """A promise with its day; `at` also has the hour where the policy counts in hours."""

    what: str
    owner: str
    day: date
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """One offer, worked out for this ticket."""

    id: str
    kind: OfferKind
    rule_id: str
    amount: Money | None = None
    percent: Decimal | None = None
    months: int | None = None
    expires: date | None = None
    code: str = ""
    promise: PromiseDue | None = None
    cost: Money | None = None
    wording: str = ""  # the admin's own sentence for this locale, "" for the shipped one
    optional: bool = False
    needs_approval_by: str = ""  # the group that must approve it first; the letter is silent about it until then


@dataclass(frozen=True, slots=True)
class Remedy:
    """The decision. `offers` are those the letter makes; `alternatives` what the agent may pick instead.

    `answer_by` is set where nothing is decided yet: when the customer will hear (CL-11).
    """

    offers: tuple[Offered, ...]
    alternatives: tuple[Offered, ...]
    left_out: tuple[Offered, ...]  # optional offers the agent did not take, and those that wait for approval
    trace: Trace
    fault: Fault
    ownership: Ownership
    contact: Contact | None
    repeat: bool  # this requester has had an apology of ours before: another letter, a senior owner (C-16, C-21)
    offer_call: bool
    answer_by: PromiseDue | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One complaint to decide on. `locale` is the letter's; `now` is in the policy's time zone."""

    ticket: Ticket
    reading: Reading
    complaint: Complaint
    locale: str
    now: datetime


def decide(case: Case, version: PolicyVersion, history: History, picked: tuple[str, ...] | None = None) -> Remedy:
    """What may be offered and why. `picked` are the offer ids an agent chose; ids the policy does not allow are ignored."""
