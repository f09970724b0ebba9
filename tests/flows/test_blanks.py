"""What the agent may be asked for, by type."""

import pytest

from integration.apology.complaint import ComplaintType
from integration.apology.reading import Conflict, FactKind
from integration.flows.blanks import blanks
from tests.builders import a_fact, a_reading, money

LETTERS = [type_.value for type_ in ComplaintType if type_ is not ComplaintType.NOT_A_COMPLAINT]


@pytest.mark.parametrize("type_", [*LETTERS, "lost_booking"])
def test_every_type_asks_for_little(type_: str) -> None:
    """A form of more than a handful is no form to fill in by the way; own types ask for what any letter can use."""
    wanted = blanks(a_reading(), type_)
    assert 1 <= len(wanted) <= 6
    assert len(set(wanted)) == len(wanted)


def test_what_is_worth_most_comes_first() -> None:
    """The order finds the parcel, the amount is what a billing error is about."""
    assert blanks(a_reading(), "late_delivery")[:3] == (FactKind.ORDER, FactKind.ITEM, FactKind.DEADLINE)
    assert blanks(a_reading(), "billing_error")[0] is FactKind.AMOUNT


def test_what_is_known_or_in_doubt_is_not_asked_here() -> None:
    """A doubt is asked about with its candidates, before the letter."""
    doubt = Conflict(FactKind.AMOUNT, (a_fact(FactKind.AMOUNT, money("5")), a_fact(FactKind.AMOUNT, money("6"))))
    reading = a_reading({FactKind.INVOICE: "118"}, conflicts=(doubt,))
    assert blanks(reading, "billing_error") == (FactKind.INCIDENT_DATE, FactKind.ORDER)
