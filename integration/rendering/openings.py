"""The first comment of a ticket that we open for a customer: internal, a line or two about what the shop told."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from integration.apology.cancellation import Cancellation, CancelReason
from integration.rendering.cleaning import LONGEST_ADMIN_TEXT, clean
from integration.rendering.markup import sanitised

WHY = {
    CancelReason.OUT_OF_STOCK: "sold out",
    CancelReason.PRICING_ERROR: "a wrong price",
    CancelReason.PAYMENT_FAILED: "the payment failed",
    CancelReason.VERIFICATION_FAILED: "the customer's details could not be confirmed",
    CancelReason.CUSTOMER_ASKED: "the customer asked for it",
    CancelReason.OTHER: "for another reason",
}


@dataclass(frozen=True, slots=True)
class Openings:
    """Implements the port OpeningWriter."""

    def opening(self, cancellation: Cancellation) -> str:
        """A paragraph for agents, who read English; what the shop wrote is cleaned and escaped."""
        return sanitised("".join(f"<p>{_inert(line)}</p>" for line in _lines(cancellation)))


def _lines(told: Cancellation) -> Iterator[str]:
    on = f" on {told.on.day} {told.on:%B}" if told.on else ""
    yield f"The shop cancelled order {told.order}{on}: {WHY[told.reason]}."
    if told.items:
        yield f"What was cancelled: {', '.join(told.items)}."
    if told.words:
        yield f"In the shop's words: {told.words}"
    if told.refund:
        by = f" by {told.refund.by.day} {told.refund.by:%B}" if told.refund.by else ""
        method = f" ({told.refund.method})" if told.refund.method else ""
        yield f"The shop refunds {told.refund.amount:.2f} {told.refund.currency}{method}{by}."


def _inert(line: str) -> str:
    return escape(clean(line[:LONGEST_ADMIN_TEXT]), quote=False)
