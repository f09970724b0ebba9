"""What a decision is made on: the complaint with its ticket, and what came before it."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from integration.apology.complaint import Complaint
from integration.apology.policy import COUPONS, GESTURES, OfferKind
from integration.apology.reading import Money, Reading
from integration.apology.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Case:
    """One complaint to decide on. `locale` is the letter's; `now` is in the policy's time zone."""

    ticket: Ticket
    reading: Reading
    complaint: Complaint
    locale: str
    now: datetime

    def about(self, type_: str) -> "Case":
        """The same ticket seen as a complaint of this type; "" leaves it as it is."""
        return replace(self, complaint=replace(self.complaint, type=type_, secondary=())) if type_ else self


@dataclass(frozen=True, slots=True)
class PastApology:
    """An apology this requester has already had from us."""

    at: datetime
    ticket_id: str
    type: str
    offers: tuple[OfferKind, ...]
    amount: Decimal = Decimal(0)  # in the policy's currency
    counted: int | None = None  # its gestures, where they were counted: a kind alone does not always tell

    @property
    def gestures(self) -> int:
        return sum(kind in GESTURES for kind in self.offers) if self.counted is None else self.counted

    @property
    def had_coupon(self) -> bool:
        return not COUPONS.isdisjoint(self.offers)


@dataclass(frozen=True, slots=True)
class Spending:
    """What has been offered already, in the policy's currency; what the guards measure against."""

    agent_today: Decimal = Decimal(0)
    account_today: Decimal = Decimal(0)
    account_month: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Grant:
    """An approval given for this ticket: the offer may be made, up to the amount approved where it has one.

    `group` is the one that was asked, "" where that is not known.
    """

    offer_id: str
    amount: Money | None = None
    by: str = "a lead"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What another letter to this requester keeps aside that is suggested and not sent yet. It is no apology yet."""

    ticket_id: str
    gestures: int
    amount: Decimal = Decimal(0)  # in the policy's currency


@dataclass(frozen=True, slots=True)
class History:
    """What came before this ticket: earlier apologies within the guard's period, newest first, and the spending."""

    apologies: tuple[PastApology, ...] = ()
    spending: Spending = Spending()
    grants: tuple[Grant, ...] = ()
    held: tuple[Held, ...] = ()  # counts towards the requester's limits, and towards nothing else
    empty_pools: frozenset[str] = frozenset()  # of one-time codes: what they were for cannot be given

    @property
    def gestures(self) -> int:
        return sum(apology.gestures for apology in self.apologies)

    @property
    def amount(self) -> Decimal:
        return sum((apology.amount for apology in self.apologies), Decimal(0))

    @property
    def gestures_held(self) -> int:
        return sum(held.gestures for held in self.held)

    @property
    def amount_held(self) -> Decimal:
        return sum((held.amount for held in self.held), Decimal(0))
