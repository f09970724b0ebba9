"""Business hours, business days and plain days."""

from datetime import date, datetime

import pytest

from integration.apology.business_time import closing, due, is_open
from integration.apology.policy import Due, DueUnit
from tests.apology.cases import BERLIN, TUESDAY, policy

HOURS, DAYS, PLAIN = DueUnit.HOURS, DueUnit.BUSINESS_DAYS, DueUnit.DAYS
FRIDAY_NIGHT = datetime(2026, 11, 27, 20, 30, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("now", "term", "day", "at"),
    [
        (TUESDAY, Due(3), date(2026, 11, 27), None),
        (TUESDAY, Due(0), date(2026, 11, 24), None),
        (FRIDAY_NIGHT, Due(1), date(2026, 11, 30), None),
        (FRIDAY_NIGHT.replace(day=28), Due(0), date(2026, 11, 30), None),
        (TUESDAY, Due(68, PLAIN), date(2027, 1, 31), None),
        (TUESDAY, Due(4, HOURS), date(2026, 11, 24), 14),
        (TUESDAY, Due(8, HOURS), date(2026, 11, 25), 10),
        (FRIDAY_NIGHT, Due(2, HOURS), date(2026, 11, 30), 11),
        (TUESDAY.replace(hour=5), Due(8, HOURS), date(2026, 11, 24), 17),
        (TUESDAY, Due(23, DAYS), date(2026, 12, 28), None),
    ],
)
def test_due(now: datetime, term: Due, day: date, at: int | None) -> None:
    """Only open hours and business days count, and a holiday is neither."""
    christmas = policy(holidays=frozenset({date(2026, 12, 25)}))

    found, moment = due(term, now, christmas)

    assert found == day
    assert (moment.hour if moment else None) == at


@pytest.mark.parametrize("broken", [{"business_days": ()}, {"business_days": (9,)}, {"business_hours": (17, 9)}])
def test_a_policy_without_opening_hours_still_has_an_answer(broken: dict[str, tuple[int, ...]]) -> None:
    """A policy that is never open must not keep anyone waiting for ever; the check reports it elsewhere."""
    day, _ = due(Due(5, HOURS), TUESDAY, policy(**broken))

    assert day in (date(2026, 11, 24), date(2026, 11, 25))


@pytest.mark.parametrize(
    ("now", "expected"),
    [(TUESDAY, True), (TUESDAY.replace(hour=17), False), (FRIDAY_NIGHT, False), (TUESDAY.replace(day=28), False)],
)
def test_open_or_closed(now: datetime, expected: object) -> None:
    """Open from the opening hour until just before closing, on business days."""
    assert is_open(now, policy()) is expected


def test_closing_is_on_the_clock_of_the_policy() -> None:
    """The day an answer is due ends when business does."""
    assert closing(date(2026, 11, 26), TUESDAY, policy()) == datetime(2026, 11, 26, 17, tzinfo=BERLIN)
