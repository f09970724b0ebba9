"""What a decision is made on: the complaint with its ticket, and what came before it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from integration.apology.complaint import Complaint
from integration.apology.policy import COUPONS, GESTURES, OfferKind
from integration.apology.reading import Reading
from integration.apology.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Case:
    """One complaint to decide on. `locale` is the letter's; `now` is in the policy's time zone."""

    ticket: Ticket
    reading: Reading
    complaint: Complaint
    locale: str
    now: datetime


@dataclass(frozen=True, slots=True)
class PastApology:
    """An apology this requester has already had from us."""

    at: datetime
    ticket_id: str
    type: str
    offers: tuple[OfferKind, ...]
    amount: Decimal = Decimal(0)  # in the policy's currency

    @property
    def gestures(self) -> int:
        return sum(kind in GESTURES for kind in self.offers)

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
class History:
    """What came before this ticket: earlier apologies within the guard's period, newest first, and the spending."""

    apologies: tuple[PastApology, ...] = ()
    spending: Spending = Spending()

    @property
    def gestures(self) -> int:
        return sum(apology.gestures for apology in self.apologies)

    @property
    def amount(self) -> Decimal:
        return sum((apology.amount for apology in self.apologies), Decimal(0))
