"""The numbers a text writes: sums and percentages, days, clock times, phone numbers and codes, in any language."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from integration.apology.phrases.kinds import Script
from integration.apology.review.known import Day, Time, digits
from integration.apology.review.layout import near_figures

# Each begins with a figure, which is found quickly; what may not stand before it is asked afterwards.
_NUMBER = re.compile(r"[0-9](?:\d{0,2}(?:[ \u00a0\u202f]\d{3}(?!\d))+(?:[.,]\d+)?|\d*(?:[.,]\d+)*)")
_SIGN_BEFORE = re.compile(r"[€£$¥][ \u00a0\u202f]?$")
_SPACES = re.compile(r"[ \u00a0\u202f]")
_NUMERIC_DAY = re.compile(r"[0-9]{1,2}([./-])(\d{1,2})\1(\d{4}|\d{2})(?![./-]?\d)")
_ISO_DAY = re.compile(r"[0-9]{4}-(\d{2})-(\d{2})(?![\d-])")
_CLOCK = re.compile(r"[0-9]{1,2}:([0-5]\d)(?![\d:])")
_PHONE = re.compile(r"[0-9](?:[ ()/.\u00a0\u202f-]{0,2}\d){6,14}(?!\w)")
_CODE = re.compile(r"[A-Z\d][A-Z\d-]{3,}[A-Z\d](?![\w/-])")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
_FIGURES = re.compile(r"[0-9]+")
_HOUR_FIRST = (r"\b(?P<hour>", "(?P<hour>")
_NOON = 12


def priced(text: str, script: Script) -> Iterator[tuple[str, Decimal]]:
    """Amounts and percentages: numbers with a sign or a unit beside them."""
    after = _unit_after(script.units)
    for match in _NUMBER.finditer(text):
        unit = after.match(text, match.end())
        if unit or _SIGN_BEFORE.search(text, max(0, match.start() - 2), match.start()):
            yield match[0] + (unit[0] if unit else ""), number(match[0], script.decimal)


@lru_cache(maxsize=16)
def _unit_after(units: str) -> re.Pattern[str]:
    words = rf"|(?i:(?:{units})\b)" if units else ""
    return re.compile(rf"[ \u00a0\u202f]?(?:%|[€£$¥]|[A-Z]{{3}}\b{words})")


def dated(low: str, script: Script) -> Iterator[tuple[str, frozenset[Day]]]:
    """Days of a month; one in figures alone may be read two ways."""
    months = script.months
    for match in near_figures(script.dates, low, months):
        named = match.groupdict()
        month = named.get("month") or named.get("month_first")
        day = named.get("day") or named.get("day_after")
        if day and month in months:
            yield match[0], frozenset({(int(digits(day)), months.index(month) + 1)})
    for match in _NUMERIC_DAY.finditer(low):
        one, two = int(match[0].partition(match[1])[0]), int(match[2])
        ways = frozenset((day, month) for day, month in ((one, two), (two, one)) if 0 < month <= 12 and 0 < day <= 31)
        if ways and _begins(match, low):
            yield match[0], ways
    for match in _ISO_DAY.finditer(low):
        if _begins(match, low):
            yield match[0], frozenset({(int(match[2]), int(match[1]))})


def _begins(match: re.Match[str], text: str) -> bool:
    """Whether nothing before it is part of the same word or number."""
    before = text[match.start() - 1 : match.start()]
    return not (before.isalnum() or before in ("/", ".", "-", ":", "_")) or before == ""


def counted(low: str, script: Script) -> Iterator[tuple[str, Decimal]]:
    """Numbers of days, weeks and the like."""
    for match in script.counts.finditer(low):
        count = script.numbers.get(match[1])
        if count is not None or match[1].isdigit():
            yield match[0], Decimal(match[1] if count is None else count)


def timed(low: str, script: Script) -> Iterator[tuple[str, Time]]:
    """Clock times, on 24 hours."""
    for match in _CLOCK.finditer(low) if ":" in low else ():
        if _begins(match, low):
            yield match[0], (int(match[0].partition(":")[0]) % 24, int(match[1]))
    for match in _clocks(script.clock, low) if script.clock else ():
        named = match.groupdict()
        hour = int(named["hour"]) % 24
        if named.get("pm") and hour < _NOON:
            hour += _NOON
        yield match[0], (hour, int(named.get("minute") or 0))


def _clocks(clock: re.Pattern[str], low: str) -> Iterator[re.Match[str]]:
    """Most begin with the hour, and are then tried only where a number begins."""
    if not clock.pattern.startswith(_HOUR_FIRST):
        yield from near_figures(clock, low)
        return
    for figures in _FIGURES.finditer(low):
        match = clock.match(low, figures.start())
        if match:
            yield match


def coded(text: str) -> Iterator[tuple[str, str]]:
    """Phone numbers and long references, and codes of letters and figures; each with what is compared."""
    plain = _ADDRESS.sub(lambda match: " " * len(match[0]), text) if "@" in text or "//" in text else text
    for match in _PHONE.finditer(plain):
        before = plain[match.start() - 1 : match.start()]
        is_free = before == "" or not (before.isalnum() or before in ("/", ".", "-"))
        if is_free and not _is_other(plain, match):
            yield ("+" if before == "+" else "") + match[0], digits(match[0])
    for match in _CODE.finditer(plain):
        code = match[0]
        if _begins(match, plain) and sum(map(str.isdigit, code)) > 1 and any(map(str.isalpha, code)):
            yield code, code.lower()


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Whether the figures are a day, or a sum with cents."""
    start = match.start()
    sum_ = _NUMBER.match(text, start)
    is_longer = sum_ is not None and sum_.end() > match.end()
    return is_longer or bool(_NUMERIC_DAY.match(text, start) or _ISO_DAY.match(text, start))


def numbers_in(text: str, script: Script) -> set[Decimal]:
    return {number(found, script.decimal) for found in _NUMBER.findall(text)}


def number(written: str, decimal: str) -> Decimal:
    """Reads 1,234.50 and 1.234,50 alike; where three figures follow the only mark, the language says which it is."""
    grouped = "," if decimal == "." else "."
    plain = _SPACES.sub("", written)
    plain = re.sub(rf"[{grouped}](?=\d{{3}}(?:\D|$))", "", plain).replace(",", ".")
    head, _, tail = plain.rpartition(".")
    return Decimal(f"{head.replace('.', '')}.{tail}" if head else tail)
