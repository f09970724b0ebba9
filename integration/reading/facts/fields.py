"""Facts in custom fields: the admin says which field holds which; what does not parse is ignored."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from integration.apology.reading import Fact, FactKind, FactValue, Money, Source, Where
from integration.apology.ticket import FieldValue, Ticket
from integration.reading.facts.amounts import LARGEST, money
from integration.reading.facts.calendar import parse_date
from integration.reading.markup import one_line

LONGEST = 80
SANE_REFERENCE = re.compile(r"(?=.*\d|[A-Z]{5,})[A-Za-z0-9][A-Za-z0-9 /._-]{0,38}")
SANE_WORDS = re.compile(r"[^\W_][^\W_'\u2019,/() -]*(?:[ '\u2019,/()-]+[^\W_'\u2019,/() -]+)*\)?")
MONEY_KINDS = (FactKind.AMOUNT, FactKind.ORDER_VALUE)
DATE_KINDS = (FactKind.INCIDENT_DATE, FactKind.DEADLINE)
COUNT_KINDS = {FactKind.DAYS_LATE: 400, FactKind.PRIOR_CONTACTS: 50}
REFERENCE_KINDS = (FactKind.ORDER, FactKind.INVOICE, FactKind.TRACKING)


def facts_from_fields(ticket: Ticket, field_map: Mapping[str, str]) -> Iterator[Fact]:
    """One fact for each mapped field that holds something sensible; unknown kinds in the map are skipped."""
    for kind in FactKind:
        field_id = field_map.get(kind, "")
        value = ticket.fields.get(field_id)
        if value is None or isinstance(value, bool):
            continue
        written = one_line(str(value), LONGEST)
        parsed = _parsed(kind, value, written, ticket)
        if parsed is not None:
            yield Fact(kind, parsed, written, Source(Where.FIELD, field_id=field_id))


def _parsed(kind: FactKind, value: FieldValue, written: str, ticket: Ticket) -> FactValue | None:
    if kind in MONEY_KINDS:
        return _money(value, written, ticket)
    if kind in DATE_KINDS:
        return parse_date(written.partition("T")[0], ticket.requester.country, ticket.requester.locale)
    if kind in COUNT_KINDS:
        return _count(written, COUNT_KINDS[kind])
    pattern = SANE_REFERENCE if kind in REFERENCE_KINDS else SANE_WORDS
    return written if pattern.fullmatch(written) else None


def _money(value: FieldValue, written: str, ticket: Ticket) -> Money | None:
    if isinstance(value, int | float):
        amount = Decimal(str(value))
        return Money(amount) if amount.is_finite() and 0 < amount <= LARGEST else None
    if re.fullmatch(r"\d{1,7}\.\d{1,4}", written):
        # Zendesk writes decimal fields with a point, whatever the locale.
        return Money(Decimal(written))
    return money(written, ticket.requester.country, ticket.requester.locale or "en")


def _count(written: str, most: int) -> int | None:
    return int(written) if written.isdecimal() and len(written) <= 3 and int(written) <= most else None
