"""Tests of incident dates and deadlines; the message is from Wednesday 11 June 2025."""

from datetime import date

import pytest

from integration.apology.reading import FactKind
from integration.reading.facts.calendar import parse_date
from tests.reading.conftest import ReadText


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("It arrived on Tuesday in pieces.", FactKind.INCIDENT_DATE, date(2025, 6, 10)),
        ("It arrived on 3 May in pieces.", FactKind.INCIDENT_DATE, date(2025, 5, 3)),
        ("My order was cancelled yesterday.", FactKind.INCIDENT_DATE, date(2025, 6, 10)),
        ("It broke on the 4th and I am sad.", FactKind.INCIDENT_DATE, date(2025, 6, 4)),
        ("I was charged on May 3rd, 2025 for it.", FactKind.INCIDENT_DATE, date(2025, 5, 3)),
        ("Geliefert am 3. Mai, leider kaputt, das ist sehr schade.", FactKind.INCIDENT_DATE, date(2025, 5, 3)),
        ("Last night the whole site went down.", FactKind.INCIDENT_DATE, date(2025, 6, 10)),
        ("No internet at all since Sunday.", FactKind.INCIDENT_DATE, date(2025, 6, 8)),
        ("You charged my card £50.00 on 3 May.", FactKind.INCIDENT_DATE, date(2025, 5, 3)),
        ("Your driver was rude to me yesterday.", FactKind.INCIDENT_DATE, date(2025, 6, 10)),
        ("Date of incident: 2 June, 16:00.", FactKind.INCIDENT_DATE, date(2025, 6, 2)),
        ("Where is my order? It was due on Monday.", FactKind.DEADLINE, date(2025, 6, 9)),
        ("The parcel was due on 3 May.", FactKind.DEADLINE, date(2025, 5, 3)),
        ("It was supposed to be here on Monday 9 June, and nothing.", FactKind.DEADLINE, date(2025, 6, 9)),
        ("Please send it by Friday.", FactKind.DEADLINE, date(2025, 6, 13)),
        ("Estimated delivery: 28 May.", FactKind.DEADLINE, date(2025, 5, 28)),
    ],
)
def test_a_day_is_resolved_against_the_message(read_text: ReadText, text: str, kind: FactKind, day: date) -> None:
    """Relative and partial dates count from the day of the message; the words around say what the day was."""
    fact = read_text(text).fact(kind)
    assert fact is not None
    assert fact.value == day


@pytest.mark.parametrize(
    "text",
    [
        "I ordered it on 3 May.", "It arrived 31 February.", "It was due last Tuesday.", "Open Monday to Friday.",
        "It arrived on Monday 3 May.", "I sat in the sun.", "It broke after 12:30.", "A bill of 5/6 came.",
        "The baby came on 7 May.", "The baby is due on 8 May.", "My rent is due on 8 May.",
        "Take the page down tonight.",
        "It says it was delivered on 3 May.", "I cancelled my membership on 3 May.", "Your reply came on 3 May.",
        "The parcel arrived on 3 May.", "My refund came this morning.", "I heard of cancellations tonight.",
    ],
)  # fmt: skip
def test_an_unclear_day_is_left_out(read_text: ReadText, text: str) -> None:
    """Order dates, impossible and contradictory dates, and days that could be two, are no facts."""
    reading = read_text(text)
    assert reading.fact(FactKind.INCIDENT_DATE) is None
    assert reading.fact(FactKind.DEADLINE) is None


@pytest.mark.parametrize(
    ("written", "country", "locale", "day"),
    [
        ("2025-05-03", "", "", date(2025, 5, 3)),
        ("05/06/2025", "GB", "", date(2025, 6, 5)),
        ("05/06/2025", "US", "", date(2025, 5, 6)),
        ("05/06/2025", "", "en-US", None),
        ("05/06/2025", "", "en-AU", date(2025, 6, 5)),
        ("25/06/2025", "", "", date(2025, 6, 25)),
        ("03.05.2025", "", "", date(2025, 5, 3)),
        ("3 May", "", "", None),
        ("soon", "", "", None),
    ],
)
def test_a_date_that_stands_alone(written: str, country: str, locale: str, day: date | None) -> None:
    """Without a message there is nothing to count from, and 05/06 needs a country; en-US may be just the default."""
    assert parse_date(written, country, locale) == day


def test_two_deadlines_are_asked_about(read_text: ReadText) -> None:
    """A broken promise and its repetition stand against each other."""
    reading = read_text("It was due on 3 May. Then it was promised for 9 May.")
    assert [conflict.kind for conflict in reading.conflicts] == [FactKind.DEADLINE]
