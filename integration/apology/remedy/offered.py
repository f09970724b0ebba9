"""What a decision gives: offers worked out for one ticket, and the remedy they make together."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from integration.apology.complaint import Fault
from integration.apology.policy import Contact, OfferKind, Ownership
from integration.apology.reading import Money
from integration.apology.remedy.trace import Trace


@dataclass(frozen=True, slots=True)
class PromiseDue:
    """A promise with its day. `at` also has the hour where it is due in business hours, or is an answer."""

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
    pool: str = ""  # where the code is to be taken from, if it is a one-time code
    promise: PromiseDue | None = None
    cost: Money | None = None
    wording: str = ""  # the admin's own sentence for this locale, "" for the shipped one
    optional: bool = False
    needs_approval_by: str = ""  # the group that must approve it first; the letter is silent about it until then
    least: Money | None = None  # between these the agent may change the amount; without either, not at all
    most: Money | None = None
    gesture: bool = False  # given on top of putting things right, so it counts against the limits
    for_type: str = ""  # the second complaint it answers, "" for the main one


@dataclass(frozen=True, slots=True)
class Remedy:
    """The decision. `offers` are those the letter makes; `alternatives` what the agent may pick instead.

    `answer_by` is set where nothing is decided yet: when the customer will hear (CL-11). `second` is the other
    complaint of the ticket that the letter answers as well, "" if there is none.
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
    second: str = ""
    second_answer_by: PromiseDue | None = None

    @property
    def goodwill(self) -> Decimal:
        """What the gestures cost, in the policy's currency: what counts against limits and budgets."""
        return sum((offer.cost.amount for offer in self.offers if offer.gesture and offer.cost), Decimal(0))
