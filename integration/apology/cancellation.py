"""An order that the shop cancelled, as the shop tells it: why, what is given back, and what there is instead."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class CancelReason(StrEnum):
    """Why the shop cancelled, as its event says it."""

    OUT_OF_STOCK = "out_of_stock"
    PRICING_ERROR = "pricing_error"
    PAYMENT_FAILED = "payment_failed"
    VERIFICATION_FAILED = "verification_failed"
    CUSTOMER_ASKED = "customer_asked"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Repayment:
    """What the shop gives back, and by when. `method` says where it goes, "" for the way it was paid."""

    amount: Decimal
    currency: str
    by: date | None = None
    method: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something the customer may have instead."""

    name: str
    url: str

    @property
    def line(self) -> str:
        """As it stands in a list."""
        return f"{self.name}: {self.url}"


@dataclass(frozen=True, slots=True)
class Cancellation:
    """One cancelled order. `words` are the shop's own reason, which a letter about an identity check never gives."""

    order: str
    reason: CancelReason
    on: date | None = None
    language: str = ""  # the customer's, where the shop knows it: "de"
    words: str = ""
    refund: Repayment | None = None
    alternatives: tuple[Alternative, ...] = ()
    status_url: str = ""
    reorder_url: str = ""
    items: tuple[str, ...] = ()  # what of the order was cancelled, where not all of it was

    @property
    def names(self) -> tuple[str, ...]:
        """What things are called in it: names of the shop's, whose words and numbers are nobody's promise."""
        return (*self.items, *(alternative.name for alternative in self.alternatives))

    @property
    def told(self) -> tuple[str, ...]:
        """All that it says in words."""
        method = self.refund.method if self.refund else ""
        urls = (self.status_url, self.reorder_url, *(alternative.url for alternative in self.alternatives))
        return tuple(filter(None, (self.order, self.words, method, *self.names, *urls)))
