"""What is taken for granted of a ticket where the shop told us itself that it cancelled the order."""

from dataclasses import replace

from integration.apology.cancellation import Cancellation, CancelReason
from integration.apology.complaint import Abstention, Complaint, ComplaintType, Severity
from integration.apology.reading import Fact, FactKind, Reading, Source, Where

SURE = 1.0


def type_of(reason: CancelReason) -> ComplaintType:
    """The letter that such a cancellation gets."""
    if reason is CancelReason.VERIFICATION_FAILED:
        return ComplaintType.ORDER_CANCELLED_VERIFICATION
    return ComplaintType.ORDER_CANCELLED


def as_told(reading: Reading, complaint: Complaint, cancellation: Cancellation) -> tuple[Reading, Complaint]:
    """The same ticket, about this order and nothing else.

    Whatever else the customer wrote about stays for the agent: a notice answers nothing. What their words say of the
    severity stands, and so do the signals that need a person.
    """
    shop = Source(Where.SHOP)
    facts = [Fact(FactKind.ORDER, cancellation.order, cancellation.order, shop)]
    if cancellation.on:
        facts.append(Fact(FactKind.INCIDENT_DATE, cancellation.on, cancellation.on.isoformat(), shop))
    told = replace(
        reading.with_answers(facts), language=cancellation.language or reading.language, cancellation=cancellation
    )
    wordless = complaint.abstention is Abstention.NO_WORDS
    return told, replace(
        complaint,
        type=type_of(cancellation.reason),
        confidence=SURE,
        severity=Severity.MEDIUM if wordless else complaint.severity,
        secondary=(),
        scores={},
        evidence=(),
        second="",
        abstention=None,
    )
