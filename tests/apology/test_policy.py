"""What a policy answers by itself: whose contact, whose settings, what is a gift."""

from dataclasses import replace
from decimal import Decimal

import pytest

from integration.apology.policy import Amount, AmountBasis, Contact, Offer, OfferKind, TypeSettings
from tests.apology.cases import policy

ALL = Contact(phone="1")
BRAND = Contact(phone="2", brand="Hafen")
BILLING = Contact(phone="3", type="billing_error")
SPANISH = Contact(phone="4", locale="es")
BRAND_BILLING = Contact(phone="5", brand="Hafen", type="billing_error")


@pytest.mark.parametrize(
    ("brand", "locale", "type_", "phone"),
    [
        ("Northlight", "en", "late_delivery", "1"),
        ("Hafen", "es-MX", "late_delivery", "2"),
        ("Northlight", "es-MX", "late_delivery", "4"),
        ("Northlight", "es", "billing_error", "3"),
        ("Hafen", "en", "billing_error", "5"),
    ],
)
def test_the_closest_contact_answers(brand: str, locale: str, type_: str, phone: str) -> None:
    """Type counts before brand before language, and one serves all the rest (CL-14)."""
    contacts = (SPANISH, ALL, BRAND, BILLING, BRAND_BILLING)

    found = replace(policy(), contacts=contacts).contact_for(brand=brand, locale=locale, type_=type_)

    assert found is not None
    assert found.phone == phone


def test_of_two_that_fit_alike_the_first_answers() -> None:
    """The admin's order decides between contacts that say the same."""
    twice = replace(policy(), contacts=(ALL, Contact(phone="9")))

    assert twice.contact_for(brand="", locale="en", type_="late_delivery") == ALL


def test_a_contact_for_others_is_nobodys() -> None:
    """Without a contact that fits there is none, rather than a wrong one."""
    assert replace(policy(), contacts=(BRAND,)).contact_for(brand="", locale="en", type_="x") is None


def test_a_type_without_settings_has_the_defaults() -> None:
    """An admin names only the types that differ."""
    assert policy().settings_for("late_delivery") == TypeSettings()


@pytest.mark.parametrize(
    ("kind", "basis", "expected"),
    [
        (OfferKind.REPLACEMENT, None, False),
        (OfferKind.DISCOUNT_PERCENT, None, True),
        (OfferKind.REFUND_PARTIAL, None, False),
        (OfferKind.REFUND_PARTIAL, AmountBasis.PERCENT_OF_ORDER, True),
        (OfferKind.REFUND_PARTIAL, AmountBasis.PERCENT_OF_DISPUTE, False),
        (OfferKind.SERVICE_CREDIT, AmountBasis.FIXED, True),
        (OfferKind.SERVICE_CREDIT, AmountBasis.PERCENT_OF_DISPUTE, False),
    ],
)
def test_what_counts_as_a_gesture(kind: OfferKind, basis: AmountBasis | None, expected: object) -> None:
    """The customer's own money is no gift, whatever it is called."""
    amount = Amount(basis, Decimal(10)) if basis else None

    assert Offer("offer", kind, amount=amount).is_gesture is expected
