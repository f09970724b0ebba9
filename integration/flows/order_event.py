"""The shop's event as it lies in the inbox, read into what a letter can be written from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from integration.apology.business_time import due
from integration.apology.cancellation import Alternative, Cancellation, CancelReason, Repayment
from integration.apology.policy import Due, DueUnit, Policy
from integration.errors import BadInput
from integration.flows.briefing import local


@dataclass(frozen=True, slots=True)
class Buyer:
    """Whose order it was, as the shop knows them."""

    email: str
    name: str = ""
    locale: str = ""


@dataclass(frozen=True, slots=True)
class OrderEvent:
    """An order cancelled by the shop. `brand` is a brand's name, "" where the shop names none."""

    buyer: Buyer
    cancellation: Cancellation
    brand: str = ""


def order_event(details: Mapping[str, Any], received_at: datetime, policy: Policy) -> OrderEvent:
    """Read what the web edge has checked. Raises BadInput where it does not fit.

    A day that is given as so many business days counts from the cancellation, and never lies in the past: what should
    have been paid already is promised from today.
    """
    try:
        cancelled_at = _moment(details.get("cancelled_at")) or received_at
        on, today = local(cancelled_at, policy), local(received_at, policy)
        buyer = details["customer"]
        locale = str(buyer.get("locale") or "")
        return OrderEvent(
            Buyer(buyer["email"], str(buyer.get("name") or ""), locale),
            Cancellation(
                order=details["order"],
                reason=CancelReason(details["reason"]),
                on=on.date(),
                language=locale.partition("-")[0],
                words=str(details.get("reason_words") or ""),
                refund=_refund(details.get("refund"), on, today, policy),
                alternatives=tuple(_alternative(each) for each in details.get("alternatives") or ()),
                status_url=str(details.get("status_url") or ""),
                reorder_url=str(details.get("reorder_url") or ""),
                items=tuple(details.get("items") or ()),
            ),
            str(details.get("brand") or ""),
        )
    except (KeyError, TypeError, AttributeError, ValueError, InvalidOperation, OverflowError) as error:
        raise BadInput("The shop's event cannot be read.") from error


def _alternative(given: Mapping[str, Any]) -> Alternative:
    return Alternative(given["name"], given["url"])


def _refund(given: Mapping[str, Any] | None, on: datetime, today: datetime, policy: Policy) -> Repayment | None:
    if not given:
        return None
    by = date.fromisoformat(given["by"]) if given.get("by") else None
    if by and by < today.date():  # nobody can promise the past
        by = None
    if given.get("within_business_days"):
        within = Due(int(given["within_business_days"]), DueUnit.BUSINESS_DAYS)
        by = due(within, on, policy)[0]
        by = by if by >= today.date() else due(within, today, policy)[0]
    amount = Decimal(given["amount"])
    if amount <= 0:
        return None
    return Repayment(amount, given["currency"], by, str(given.get("method") or ""))


def _moment(written: Any) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
