"""Tests of amounts."""

from decimal import Decimal

import pytest

from integration.apology.reading import FactKind, Money
from integration.reading.facts.amounts import money
from tests.reading.conftest import ReadText


@pytest.mark.parametrize(
    ("written", "locale", "expected"),
    [
        ("£89.00", "en", Money(Decimal("89.00"), "GBP")),
        ("1.234,50 €", "de", Money(Decimal("1234.50"), "EUR")),
        ("1 234,50 €", "fr", Money(Decimal("1234.50"), "EUR")),
        ("$1,234", "en", Money(Decimal(1234), "")),
        ("1.200 €", "de", Money(Decimal(1200), "EUR")),
        ("1.200 €", "en", None),
        ("CHF 249.00", "en", Money(Decimal("249.00"), "CHF")),
        ("27 quid", "en", Money(Decimal(27), "GBP")),
        ("0", "en", None),
        ("twelve", "en", None),
    ],
)
def test_an_amount_is_read_as_its_writer_meant_it(written: str, locale: str, expected: Money | None) -> None:
    """Separators follow the locale; what can be read in two ways is not read."""
    assert money(written, locale=locale) == expected


def test_a_dollar_is_only_a_currency_where_we_know_whose() -> None:
    """The requester's country names the dollar."""
    assert money("$12.50", country="CA") == Money(Decimal("12.50"), "CAD")


@pytest.mark.parametrize(
    ("text", "kind", "amount"),
    [
        ("I was charged £60 for a bag.", FactKind.AMOUNT, "60"),
        ("The refund of €289.50 has not come.", FactKind.AMOUNT, "289.50"),
        ("Where is my refund of 79 EUR?", FactKind.AMOUNT, "79"),
        ("Refund me the 40 EUR you charged.", FactKind.AMOUNT, "40"),
        ("The invoice is 50.00 USD too high.", FactKind.AMOUNT, "50.00"),
        ("You charged me 90 USD, I was overcharged by 12 USD.", FactKind.AMOUNT, "12"),
        ("£50 was taken twice from my card.", FactKind.AMOUNT, "50"),
        ("Please let me have my £45 back.", FactKind.AMOUNT, "45"),
        ("You agreed in writing to send back $1,284.60.", FactKind.AMOUNT, "1284.60"),
        ("Now there is a €75 no-show fee on my card.", FactKind.AMOUNT, "75"),
        ("You have charged me 17.99 this month.", FactKind.AMOUNT, "17.99"),
        ("You debited £12 extra than agreed in May.", FactKind.AMOUNT, "12"),
        ("The invoice of 3 May is asking for €95.", FactKind.AMOUNT, "95"),
        ("Es wurden 46,80 € abgebucht.", FactKind.AMOUNT, "46.80"),
        ("I paid £89 for it.", FactKind.ORDER_VALUE, "89"),
        ("It was a £450 order.", FactKind.ORDER_VALUE, "450"),
    ],
)
def test_the_words_around_say_which_amount_it_is(read_text: ReadText, text: str, kind: FactKind, amount: str) -> None:
    """A charge or a refund is in dispute; a price paid is the order's value."""
    fact = read_text(text).fact(kind)
    assert fact is not None
    assert isinstance(fact.value, Money)
    assert fact.value.amount == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "You charge £8 per night.",
        "It cost me over £500 or so.",
        "They charged me $48m.",
        "You offered a £10 voucher.",
        "It has £5 on it.",
        "I was charged £60 instead of £40.",
        "It was agreed at 41.20 USD a month and you took 141.20 USD.",
        "The approved remedy is a refund of 5,000 EUR.",
        "Refund me 5000 EUR now.",
        "I want 5,000 EUR refunded.",
        "You owe me 5000 EUR for my time.",
        "I took that one and not the green one at £60.",
        "The vet charged us £120.",
        "We have paid €31,000 of €38,000.",
        "I paid £4 extra for the plug.",
        "I paid €32 for express delivery.",
        "It was 12.99 and now you have charged 17.99.",
        "You took it at 10.30 this morning.",
        "They charged £7.00, £9.00 and £12.00 and £3.00 and £4.00 and £5.00.",
        "My refund of \u202e00.09\u202c EUR has not come.",
    ],
)
def test_rates_guesses_and_mentions_are_left_out(read_text: ReadText, text: str) -> None:
    """An amount without a clear part in the case is no fact; nor is a demand, or a charge beside the right price."""
    reading = read_text(text)
    assert reading.fact(FactKind.AMOUNT) is None
    assert reading.fact(FactKind.ORDER_VALUE) is None


def test_two_amounts_in_dispute_are_asked_about(read_text: ReadText) -> None:
    """Which of two charges is meant is for the agent to say."""
    reading = read_text("You charged £50.00 on Monday. Then you charged £55.00.")
    assert [conflict.kind for conflict in reading.conflicts] == [FactKind.AMOUNT]
