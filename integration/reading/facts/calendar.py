"""Dates as people write them, absolute or relative, each resolved against the day its message was sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from dateutil.relativedelta import relativedelta

from integration.reading.facts.passage import Passage

LONGEST_AGO = timedelta(days=300)  # a day and month without a year: the nearest one that is not older
MONTH_FIRST_COUNTRIES = frozenset(("US", "PH"))

_MONTH_WORDS = (
    "january jan januar jänner janvier enero janeiro gennaio januari",
    "february feb februar février fevrier febrero fevereiro",
    "march mar märz maerz mars marzo março",
    "april apr avril abril",
    "may mai mayo maio",
    "june jun juni juin junio junho",
    "july jul juli juillet julio julho",
    "august aug août aout agosto",
    "september sept sep septembre septiembre setembro",
    "october oct oktober okt octobre octubre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre diciembre dezembro",
)
MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_WEEKDAY_WORDS = (
    "monday mon montag lundi lunes segunda-feira",
    "tuesday tues tue dienstag mardi martes terça-feira",
    "wednesday weds wed mittwoch mercredi miércoles quarta-feira",
    "thursday thurs thur donnerstag jeudi jueves quinta-feira",
    "friday fri freitag vendredi viernes sexta-feira",
    "saturday sat samstag samedi sábado",
    "sunday sun sonntag dimanche domingo",
)
WEEKDAYS = {word: number for number, words in enumerate(_WEEKDAY_WORDS) for word in words.split()}
DAYS_AGO = {
    "today": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "tonight": 0, "heute": 0, "aujourd'hui": 0,
    "hoy": 0, "hoje": 0, "yesterday": 1, "last night": 1, "gestern": 1, "hier": 1, "ayer": 1, "ontem": 1,
    "day before yesterday": 2, "vorgestern": 2, "avant-hier": 2, "anteayer": 2, "anteontem": 2,
    "tomorrow": -1, "demain": -1, "mañana": -1, "amanhã": -1,
}  # fmt: skip
FRENCH_ONLY = frozenset(("hier",))
ENGLISH_SHORT = frozenset(["mon", "sun", "sat", "wed", "fri", "tue", "may", "mar"])

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_RELATIVE = "|".join(sorted(DAYS_AGO, key=len, reverse=True))
YEAR = r"(?:,? (?:de )?(?P<year{0}>20\d\d))?(?!,? '?\d\d\b(?!:)|[\d:.]\d)"
MENTION = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<iso>20\d\d-\d\d-\d\d)(?!\d)"
    r"|(?P<numeric>\d{1,2}(?P<sep>[./])\d{1,2}(?P=sep)(?:20)?\d\d)(?![\w/]|\.\d)"
    rf"|(?:(?P<wd1>{_WEEKDAY})\.?,? (?:the )?)?(?P<day1>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)? (?:of |de |d')?"
    rf"(?P<month1>{_MONTH})\b\.?{YEAR.format(1)}"
    rf"|(?:(?P<wd2>{_WEEKDAY})\.?,? )?(?P<month2>{_MONTH})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?(?! ?[:.]\d|\d| ?(?:am|pm)\b)"
    rf"{YEAR.format(2)}"
    r"|(?:(?<=\bon the )|(?<=\bby the )|(?<=since the )|(?<=until the )|(?<=before the )|(?<=for the )|(?<=due the ))"
    r"(?P<day3>\d{1,2})(?:st|nd|rd|th)(?! (?:of|time|floor|birthday|anniversary|century|order|one|day"
    r"|attempt|week|month"
    r"|year|email|call))"
    rf"|(?:(?P<which>last|next|this|past|letzten|nächsten) )?(?P<weekday>{_WEEKDAY})\b"
    rf"(?![-\u2013]| (?:to|till|and|or) (?:{_WEEKDAY})| (?:mornings|evenings)|,? (?:the )?\d{{1,2}}(?:st"
    rf"|nd|rd|th)?\b(?! ?(?:am|pm|to|[:-]))"
    rf"|,? (?:{_MONTH})\b)"
    rf"|(?P<relative>{_RELATIVE})"
    r")(?!\w)",
    re.IGNORECASE,
)
WORD = re.compile(r"\d+|[^\W\d_]+")
# Running the pattern only where one of these begins is ten times faster than letting it search.
FIRST_WORDS = frozenset(
    [re.split(r"\W", word)[0] for word in (*MONTHS, *WEEKDAYS, *DAYS_AGO)]
    + ["last", "next", "past", "letzten", "nächsten"]
)


class Leaning(Enum):
    """Whether the words around a date speak of what was or of what is to come."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as written, without the dot behind it."""

    match: re.Match[str]
    start: int
    end: int


def mentions(passage: Passage) -> Iterator[Mention]:
    """Every date in the passage, in its order."""
    end = 0
    for word in WORD.finditer(passage.text):
        if word.start() < end or not (word[0].isdecimal() or word[0].lower() in FIRST_WORDS):
            continue
        match = MENTION.match(passage.text, word.start())
        if match is not None and _is_date(match, passage):
            end = match.start() + len(match[0].rstrip("."))
            yield Mention(match, match.start(), end)


def resolve(mention: Mention, passage: Passage, leaning: Leaning) -> date | None:
    """The day that is meant, or None: no day to count from, an impossible date, or one that can be read in two ways."""
    match, sent = mention.match, passage.sent_on(mention.start)
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["numeric"]:
            return _numeric(match["numeric"], match["sep"], passage)
        return _of_words(match, sent, leaning)
    except ValueError:
        return None


def parse_date(written: str, country: str = "", locale: str = "") -> date | None:
    """A date that stands alone, as in a custom field."""
    alone = Passage.alone(written.strip(), country=country, locale=locale)
    match = MENTION.fullmatch(alone.text)
    return resolve(Mention(match, 0, len(alone.text)), alone, Leaning.UNKNOWN) if match else None


def _is_date(match: re.Match[str], passage: Passage) -> bool:
    word = match[0].lower()
    if word in FRENCH_ONLY:
        return passage.language == "fr"
    # "Sun" and "wed" alone are words; beside "last" or a date they are days. "Mañana" is also the morning.
    return word != "mañana" and not (word in ENGLISH_SHORT and match["weekday"])


def _numeric(written: str, separator: str, passage: Passage) -> date | None:
    first, second, year = (int(part) for part in written.split(separator))
    full_year = year if year > 99 else 2000 + year
    if first > 12 or first == second or separator == ".":
        return date(full_year, second, first)
    if second > 12:
        return date(full_year, first, second)
    order = _day_first(passage)
    if order is None:
        return None
    return date(full_year, second, first) if order else date(full_year, first, second)


def _day_first(passage: Passage) -> bool | None:
    """Another date in the text settles it, then the country, then a locale other than the account default en-US."""
    for first, second in re.findall(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:20)?\d\d(?!\d)", passage.text):
        if int(first) > 12 or int(second) > 12:
            return int(first) > 12
    if passage.country:
        return passage.country.upper() not in MONTH_FIRST_COUNTRIES
    language, _, region = passage.locale.replace("_", "-").partition("-")
    if region and region.upper() not in MONTH_FIRST_COUNTRIES:
        return True
    return True if passage.language not in ("", "en") or language not in ("", "en") else None


def _of_words(match: re.Match[str], sent: date | None, leaning: Leaning) -> date | None:
    for n in ("1", "2"):
        if match[f"month{n}"]:
            month, day = MONTHS[match[f"month{n}"].lower()], int(match[f"day{n}"])
            if match[f"year{n}"]:
                return date(int(match[f"year{n}"]), month, day)
            return _checked(_nearest_year(month, day, sent, leaning), match[f"wd{n}"]) if sent else None
    if sent is None:
        return None
    if match["relative"]:
        return sent - timedelta(days=DAYS_AGO[match["relative"].lower()])
    if match["day3"]:
        return _day_of_month(int(match["day3"]), sent, leaning)
    return _weekday(WEEKDAYS[match["weekday"].lower()], (match["which"] or "").lower(), sent, leaning)


def _nearest_year(month: int, day: int, sent: date, leaning: Leaning) -> date:
    this_year = date(sent.year, month, day)
    if leaning is Leaning.FUTURE and this_year < sent - timedelta(days=180):
        return this_year.replace(year=sent.year + 1)
    if leaning is not Leaning.FUTURE and this_year > sent + (LONGEST_AGO - timedelta(days=270)):
        return this_year.replace(year=sent.year - 1)
    return this_year


def _checked(day: date, weekday: str | None) -> date | None:
    """A weekday beside the date must agree, or one of the two is a slip."""
    return day if not weekday or WEEKDAYS[weekday.lower()] == day.weekday() else None


def _day_of_month(day: int, sent: date, leaning: Leaning) -> date | None:
    if leaning is Leaning.UNKNOWN:
        return None
    this_month = sent.replace(day=day)
    if leaning is Leaning.PAST and this_month > sent:
        return this_month - relativedelta(months=1) if day <= 28 else None
    if leaning is Leaning.FUTURE and this_month < sent:
        return this_month + relativedelta(months=1) if day <= 28 else None
    return this_month


def _weekday(weekday: int, which: str, sent: date, leaning: Leaning) -> date | None:
    ahead = (weekday - sent.weekday()) % 7
    if which in ("last", "past", "letzten"):
        # On a Wednesday, "last Tuesday" may be yesterday or the week before.
        return sent - timedelta(days=7 - ahead) if 7 - ahead > 2 or not ahead else None
    if which in ("next", "nächsten"):
        return None
    if which == "this" or leaning is Leaning.FUTURE:
        return sent + timedelta(days=ahead) if leaning is not Leaning.PAST else sent - timedelta(days=-ahead % 7)
    return sent - timedelta(days=-ahead % 7) if leaning is Leaning.PAST and ahead else None
