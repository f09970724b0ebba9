"""Values as people write them: numbers, money, lists, days."""

from collections.abc import Iterable
from decimal import Decimal

from integration.apology.policy import Due, DueUnit

_UNITS = {
    DueUnit.HOURS: ("business hour", "business hours"),
    DueUnit.BUSINESS_DAYS: ("business day", "business days"),
    DueUnit.DAYS: ("day", "days"),
}


def number(value: Decimal) -> str:
    """Without zeros that say nothing: 3 and not 3.00, 0.5 and not 0.50."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def priced(value: Decimal, currency: str) -> str:
    """Whole amounts without cents, as prices are spoken: "100 EUR", "84.50 EUR"."""
    written = number(value)
    if len(written.partition(".")[2]) == 1:
        written += "0"
    return f"{written} {currency}"


def counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def due_words(due: Due) -> str:
    return counted(due.count, *_UNITS[due.unit])


def listed(words: Iterable[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    parts = list(words)
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
