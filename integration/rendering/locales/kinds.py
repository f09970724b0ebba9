"""Dates, times, money and counts as a careful person writes them in the letter's language."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_precision

from integration.apology.reading import Money

NEAR_DAYS = 14  # within a fortnight people name the weekday
SAME_YEAR_DAYS = 300  # within ten months nobody doubts the year
LARGEST_SPELLED = 10
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class LetterLocale:
    """How one language of letters writes numbers and days. Patterns are CLDR's, `babel` is the locale they run in."""

    key: str
    babel: str
    day: str
    day_with_year: str
    weekday: str
    moment: str  # an hour on a day
    money: str
    counts: tuple[str, ...]  # how often: the words for 0 to 10 times
    many_times: str
    first: str = "d"  # the day of the month on the first: in French "1er"
    clock: str = "%H:%M"
    spaced: str = ""  # signs that stand behind a space, which no line may end with: in French ":;!?"

    def typeset(self, text: str) -> str:
        """The text with its signs as this language sets them; templates are written with the spaces of a keyboard."""
        for sign in self.spaced:
            text = text.replace(f" {sign}", f"{NO_BREAK}{sign}")
        return text

    def dated(self, day: date, today: date) -> str:
        """The day, with the year only where the reader could doubt it."""
        pattern = self.day if abs((day - today).days) <= SAME_YEAR_DAYS else self.day_with_year
        return self._day(day, pattern)

    def promised(self, day: date, today: date) -> str:
        """A day to look out for, so with its weekday while it is near."""
        near = 0 <= (day - today).days <= NEAR_DAYS
        return self._day(day, self.weekday) if near else self.dated(day, today)

    def _day(self, day: date, pattern: str) -> str:
        return _day(day, pattern.replace("d", self.first, 1) if day.day == 1 else pattern, self.babel)

    def at(self, moment: datetime, today: date) -> str:
        """An hour on a day to look out for."""
        return self.moment.format(time=moment.strftime(self.clock), day=self.promised(moment.date(), today))

    def amount(self, money: Money) -> str:
        """The sum with its ISO code, which no reader can mistake for another country's dollar."""
        number = " ".join(
            _number(money.amount, money.currency, self.babel).split()
        )  # as all else in a letter is spaced
        return self.money.format(number=number, currency=money.currency)

    def times(self, count: int) -> str:
        """How often: "twice", "three times"."""
        return self.counts[count] if 0 <= count <= LARGEST_SPELLED else self.many_times.format(count=count)


@lru_cache(maxsize=1024)
def _day(day: date, pattern: str, locale: str) -> str:
    return format_date(day, pattern, locale=locale)


@lru_cache(maxsize=1024)
def _number(amount: Decimal, currency: str, locale: str) -> str:
    digits = get_currency_precision(currency) if currency else 2
    return str(format_decimal(amount, "#,##0" + ("." + "0" * digits if digits else ""), locale=locale))
