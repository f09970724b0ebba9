"""Tests of reading a whole ticket."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.apology.reading import FactKind, FactValue, Money, Reading, Where
from integration.apology.ticket import FieldValue, Message, Requester, Ticket, Writer
from integration.reading.reader import TicketReader, load_reader
from tests.reading.conftest import WEDNESDAY, ReadText

PIECES = st.sampled_from(
    [
        "order 4471 ", "£60 ", "charged ", "on 3 May ", "the 31st ", "my lamp arrived ", "{{x}}", "{% raw %}", "<b>",
        "</div>", "<blockquote>", "\u202e", "\x00", "On x wrote:\n", "From: a\nSent: b\nTo: c\n", "> ", "--\n", "İ",
        "Kind regards,\n", "suicide ",
    ]
)  # fmt: skip
HOSTILE = st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=30).map("".join)


def _assert_quotes_exactly(reading: Reading) -> None:
    facts = (*reading.facts, *(fact for conflict in reading.conflicts for fact in conflict.candidates))
    for span in [*(fact.source.span for fact in facts), *(signal.span for signal in reading.signals)]:
        assert span is not None
        text = reading.subject if span.where is Where.SUBJECT else reading.text
        assert text[span.start : span.end] == span.quote


@settings(max_examples=150, deadline=None)
@given(subject=HOSTILE, body=HOSTILE, name=HOSTILE, is_html=st.booleans())
def test_whatever_is_written_is_read(subject: str, body: str, name: str, *, is_html: bool) -> None:
    """Nothing raises, every span quotes exactly, and no markup becomes part of a fact."""
    message = Message("1", Writer.REQUESTER, body, is_html=is_html, sent_at=WEDNESDAY)
    reading = load_reader().read(Ticket("1", subject, (message,), Requester("7", name=name)), {})
    _assert_quotes_exactly(reading)
    values = "".join(str(fact.value) for fact in reading.facts if isinstance(fact.value, str))
    assert not set(values) & set("{}<>%\u202e\x00")


def test_facts_come_in_the_order_of_their_kinds(read_text: ReadText) -> None:
    """A full letter gives its facts, its language, its name and its time."""
    reading = read_text(
        "Hello,\n\nI ordered a coffee machine (order 4471). I paid £89.00. It was due on 3 May.\n\n"
        "I have called twice. I needed it for my sister's birthday on Saturday.\n\nKind regards,\nAda"
    )
    assert [fact.kind for fact in reading.facts] == [
        FactKind.ORDER, FactKind.ITEM, FactKind.ORDER_VALUE, FactKind.DEADLINE, FactKind.EVENT, FactKind.PRIOR_CONTACTS,
    ]  # fmt: skip
    assert (reading.language, reading.written_at) == ("en", WEDNESDAY)
    assert reading.name is not None
    _assert_quotes_exactly(reading)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (FactKind.ORDER, "4471", "4471"),
        (FactKind.ORDER, 4471, "4471"),
        (FactKind.AMOUNT, "12.50", Money(Decimal("12.50"))),
        (FactKind.AMOUNT, 12.5, Money(Decimal("12.5"))),
        (FactKind.AMOUNT, "£12.50", Money(Decimal("12.50"), "GBP")),
        (FactKind.DEADLINE, "2025-05-03", date(2025, 5, 3)),
        (FactKind.DAYS_LATE, "12", 12),
        (FactKind.ITEM, "coffee machine", "coffee machine"),
    ],
)
def test_a_mapped_field_beats_the_text(
    reader: TicketReader, kind: FactKind, value: FieldValue, expected: FactValue
) -> None:
    """The admin's field is the source, whatever the customer wrote."""
    message = Message("1", Writer.REQUESTER, "Order 99999 was due on 1 May, charged £1.00.", sent_at=WEDNESDAY)
    ticket = Ticket("1", "", (message,), Requester("7", locale="en-GB"), fields={"360001": value})
    fact = reader.read(ticket, {kind: "360001"}).fact(kind)
    assert fact is not None
    assert fact.value == expected
    assert (fact.source.where, fact.source.field_id) == (Where.FIELD, "360001")


@pytest.mark.parametrize("value", [None, True, "", "{{ticket.id}}", "<script>", "no idea", "x" * 500])
def test_a_field_that_does_not_parse_falls_back_to_the_text(reader: TicketReader, value: FieldValue) -> None:
    """A field with nonsense in it is ignored."""
    message = Message("1", Writer.REQUESTER, "Order 99999 is late.", sent_at=WEDNESDAY)
    ticket = Ticket("1", "", (message,), Requester("7"), fields={"360001": value})
    fact = reader.read(ticket, {"order": "360001"}).fact(FactKind.ORDER)
    assert fact is not None
    assert fact.value == "99999"


def test_an_empty_ticket_is_read(reader: TicketReader) -> None:
    """No message, no subject, no name: an empty reading in the requester's language."""
    reading = reader.read(Ticket("1", "", (), Requester("7", locale="fr")), {"order": "1", "nonsense": "2"})
    assert reading == Reading("", "", "fr", None)
