"""Tests of order, invoice and tracking numbers."""

import pytest

from integration.apology.reading import FactKind
from tests.reading.conftest import ReadText


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Where is order 4471?", FactKind.ORDER, "4471"),
        ("my order #88213 never came", FactKind.ORDER, "88213"),
        ("About PO 4500-7731, half is missing", FactKind.ORDER, "4500-7731"),
        ("booking ref ABC123 was cancelled", FactKind.ORDER, "ABC123"),
        ("booking reference: TVRKQS", FactKind.ORDER, "TVRKQS"),
        ("I placed an order last night (LM-2093) for two lamps", FactKind.ORDER, "LM-2093"),
        ("Bestellnummer: 4711-22", FactKind.ORDER, "4711-22"),
        ("ma commande n° 88213", FactKind.ORDER, "88213"),
        ("mi pedido 44711 no llega", FactKind.ORDER, "44711"),
        ("invoice INV-2024-11-0877 is wrong", FactKind.INVOICE, "INV-2024-11-0877"),
        ("Order ID - 7718-20931-55 is lost", FactKind.ORDER, "7718-20931-55"),
        ("order 61-7 was withdrawn", FactKind.ORDER, "61-7"),
        ("order 4471 May never came", FactKind.ORDER, "4471"),
        ("booking GH71PL\nMaribel Costa", FactKind.ORDER, "GH71PL"),
        ("Invoice 2024/1187 of 15 Nov. is wrong", FactKind.INVOICE, "2024/1187"),
        ("Tracking: QF 2201 8847 1 GB", FactKind.TRACKING, "QF 2201 8847 1 GB"),
    ],
)
def test_a_labelled_reference_is_found(read_text: ReadText, text: str, kind: FactKind, value: str) -> None:
    """The label decides the kind; the value is as written."""
    fact = read_text(text).fact(kind)
    assert fact is not None
    assert fact.value == value


@pytest.mark.parametrize(
    "text",
    [
        "I waited 5 days for my order", "the order of 3500 units", "order 12/03/2025", "order £450.00 today",
        "call 555-0142 about my order", "my card ending 4410", "order 2025 was my best year", "MY BOOKING PLEASE HELP",
        "#WorstShopEver2ndTime", "the flight is gone, #5512", "the old tax bill 2041 says so", "orders 2018-2023",
        "order {{ticket.id}} 123", "my order 07911 123456",
    ],
)  # fmt: skip
def test_other_numbers_are_no_reference(read_text: ReadText, text: str) -> None:
    """Dates, amounts, counts, phone numbers, cards and placeholders stay out."""
    assert read_text(text, country="GB").fact(FactKind.ORDER) is None


def test_two_orders_are_asked_about(read_text: ReadText) -> None:
    """Candidates that disagree become a conflict, and no fact."""
    reading = read_text("Orders 10221 and 10267 are both late.")
    assert reading.fact(FactKind.ORDER) is None
    assert [fact.value for fact in reading.conflicts[0].candidates] == ["10221", "10267"]
    assert [conflict.kind for conflict in read_text("Invoices 5518 and 5571 are wrong.").conflicts] == [
        FactKind.INVOICE
    ]


def test_one_order_named_twice_is_one(read_text: ReadText) -> None:
    """The subject and the text may write the same number in two ways."""
    fact = read_text("Order AB-4471 is late", subject="Order AB4471").fact(FactKind.ORDER)
    assert fact is not None
    assert fact.source.where == "subject"
