"""What a letter of each type would like to know, so that the agent can be asked for what the ticket does not say."""

from integration.apology.complaint import ComplaintType
from integration.apology.reading import FactKind, Reading

# What makes most of the letter or decides most of the remedy comes first.
_WANTED: dict[str, tuple[FactKind, ...]] = {
    ComplaintType.ORDER_CANCELLED_VERIFICATION: (FactKind.ORDER, FactKind.ITEM),
    ComplaintType.ORDER_CANCELLED: (FactKind.ORDER, FactKind.ITEM, FactKind.ORDER_VALUE, FactKind.EVENT),
    ComplaintType.LATE_DELIVERY: (
        FactKind.ORDER, FactKind.ITEM, FactKind.DEADLINE, FactKind.DAYS_LATE, FactKind.TRACKING, FactKind.EVENT,
    ),
    ComplaintType.DAMAGED_ITEM: (FactKind.ITEM, FactKind.ORDER, FactKind.ORDER_VALUE, FactKind.EVENT),
    ComplaintType.DEFECTIVE_ITEM: (FactKind.ITEM, FactKind.ORDER, FactKind.ORDER_VALUE),
    ComplaintType.WRONG_OR_MISSING_ITEM: (FactKind.ITEM, FactKind.ORDER, FactKind.ORDER_VALUE, FactKind.EVENT),
    ComplaintType.BILLING_ERROR: (FactKind.AMOUNT, FactKind.INVOICE, FactKind.INCIDENT_DATE, FactKind.ORDER),
    ComplaintType.REFUND_DELAY: (FactKind.AMOUNT, FactKind.ORDER, FactKind.DEADLINE),
    ComplaintType.SERVICE_OUTAGE: (FactKind.ITEM, FactKind.INCIDENT_DATE, FactKind.EVENT),
    ComplaintType.DATA_LOSS: (FactKind.ITEM, FactKind.INCIDENT_DATE),
    ComplaintType.PRIVACY_BREACH: (FactKind.INCIDENT_DATE,),
    ComplaintType.INCORRECT_INFORMATION: (FactKind.ITEM, FactKind.INCIDENT_DATE, FactKind.ORDER),
    ComplaintType.MISSED_COMMITMENT: (FactKind.DEADLINE, FactKind.ITEM, FactKind.ORDER, FactKind.EVENT),
    ComplaintType.POOR_SERVICE: (FactKind.ITEM, FactKind.INCIDENT_DATE, FactKind.PRIOR_CONTACTS),
}  # fmt: skip
_BY_ANY = (FactKind.ORDER, FactKind.ITEM, FactKind.INCIDENT_DATE)  # for an account's own types


def blanks(reading: Reading, type_: str) -> tuple[FactKind, ...]:
    """What is neither known nor asked about already, because what was read disagrees."""
    known = {fact.kind for fact in reading.facts} | {conflict.kind for conflict in reading.conflicts}
    return tuple(kind for kind in _WANTED.get(type_, _BY_ANY) if kind not in known)
