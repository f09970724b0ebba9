"""Tests of items, events, lateness and earlier contacts."""

import pytest

from integration.apology.reading import FactKind
from tests.reading.conftest import ReadText


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("I ordered a coffee machine from you last month.", "coffee machine"),
        ("The coffee machine I ordered leaks.", "coffee machine"),
        ("Hello. My lamp arrived in pieces.", "lamp"),
        ("We bought the Kestrik drill on offer.", "Kestrik drill"),
        ("I want a refund for the blender.", "blender"),
        ("I ordered a coffee machine. The machine leaks.", "coffee machine"),
    ],
)
def test_a_thing_named_outright_is_the_item(read_text: ReadText, text: str, item: str) -> None:
    """The phrase comes without its article, fit to stand after "the"."""
    fact = read_text(text).fact(FactKind.ITEM)
    assert fact is not None
    assert fact.value == item


@pytest.mark.parametrize(
    "text",
    [
        "My order arrived late.", "My husband broke down.", "I bought this useless crap from you.",
        "I ordered a <b>lamp</b> {{x}}.", "I ordered a lamp. I also bought a kettle.", "Meine Lampe kam kaputt an.",
        "I ordered it.", "My mother's lamp arrived broken.",
    ],
)  # fmt: skip
def test_what_would_read_oddly_is_left_out(read_text: ReadText, text: str) -> None:
    """Generic words, people, insults, markup and two things at once give no item."""
    assert read_text(text).fact(FactKind.ITEM) is None


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Driver leant a 3 metre wool rug against the hedge and it was delivered wet.", "wool rug"),
        ("My walnut bedside table arrived scratched.", "walnut bedside table"),
        ("The bloody kettle leaks.", "kettle"),
        ("My lovely new headphones stopped working after a day.", "headphones"),
        ("Four of the eight plates from order NH-20110 came in pieces.", "plates"),
        ("The power drill I bought from you does not start.", "power drill"),
        ("day 6 of 'out for delivery today'. my sofa has been out more than i have", "sofa"),
        ("I sent the chair back three weeks ago and my refund has not come.", "chair"),
        ("I ordered a lamp and a rug. The lamp arrived broken.", "lamp"),
        ("I ordered a KETTLE and you sent me curtains instead.", "kettle"),
        ("The TV in order 4471 came with a cracked screen.", "TV"),
        ("My flight was cancelled.", "flight"),
        ("You lost my bag on the way to Oslo.", "bag"),
        ("Where are my boots?", "boots"),
        ("I never received the kettle.", "kettle"),
        ("A broken suitcase is what I got back.", "suitcase"),
        ("The app keeps freezing.", "app"),
        ("Hello. I asked about it twice. The mascara is not what the page says.", "mascara"),
        ("Your stroller's wheel came off, I want a refund for the stroller.", "stroller"),
    ],
)
def test_a_thing_from_the_lists_is_found_with_plain_words_only(read_text: ReadText, text: str, item: str) -> None:
    """Colour, material and kind stay; praise and insult go; the thing that failed wins over others."""
    fact = read_text(text).fact(FactKind.ITEM)
    assert fact is not None
    assert fact.value == item


@pytest.mark.parametrize(
    "text",
    [
        "You sent me a kettle instead of a toaster.",
        "My kettle and toaster did not arrive.",
        "I was on the phone for an hour and nobody answered.",
        "The courier left it on the table.",
        "The sofa company cancelled my appointment.",
        "I rang from my laptop and it was cancelled.",
        "I ordered a charger. My old lamp is broken. I bought a rug.",
        "Your shop watch me all the time.",
        "I was charged twice for the month.",
        "My wife's necklace was ordered on Monday.",
        "The lamp/kettle came broken.",
        "Cancelled, said your mail: The Pale Lanterns on 8 March.",
        "I ordered nothing, and the invoice is wrong.",
        "I came expecting a broken vase.",
        "We ordered 300 polo shirts in 2021 with the badge.",
        "I broke the jug of our coffee maker.",
        "I changed my phone, now the account is locked.",
        "She cannot hear the door or the smoke alarm.",
    ],
)
def test_a_thing_that_may_not_be_the_matter_is_left_out(read_text: ReadText, text: str) -> None:
    """Two with equal claim, mix-ups, places, parts of other names and other people's things give silence."""
    assert read_text(text).fact(FactKind.ITEM) is None


def test_the_subject_line_names_the_item(read_text: ReadText) -> None:
    """Who puts a thing in the subject writes about it; the plural in the text is the same thing."""
    fact = read_text("They were in the same thin box. Three broken plates.", subject="Plate broken again").fact(
        FactKind.ITEM
    )
    assert fact is not None
    assert fact.value == "plate"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("I needed it for my sister's birthday on Saturday.", "your sister's birthday on Saturday"),
        ("It must come before our wedding.", "your wedding"),
        ("My dad's 70th birthday is on Friday.", "your dad's 70th birthday on Friday"),
        ("We want it in time for my job interview.", "your job interview"),
    ],
)
def test_an_event_is_said_back(read_text: ReadText, text: str, event: str) -> None:
    """The occasion turns to the second person."""
    fact = read_text(text).fact(FactKind.EVENT)
    assert fact is not None
    assert fact.value == event


@pytest.mark.parametrize(
    "text",
    [
        "I bought it for my birthday present list.",
        "It is for my holiday purchases.",
        "A code for our promotion, please.",
    ],
)
def test_a_birthday_present_is_no_event(read_text: ReadText, text: str) -> None:
    """An occasion that only describes a thing, or is a part of another word, is not what it was needed for."""
    assert read_text(text).fact(FactKind.EVENT) is None


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("It is ten days late.", FactKind.DAYS_LATE, 10),
        ("The sofa is 2 weeks overdue.", FactKind.DAYS_LATE, 14),
        ("I have called twice.", FactKind.PRIOR_CONTACTS, 2),
        ("I've emailed you 3 times about it.", FactKind.PRIOR_CONTACTS, 3),
        ("This is my third email.", FactKind.PRIOR_CONTACTS, 2),
        ("It is the third time I write.", FactKind.PRIOR_CONTACTS, 2),
    ],
)
def test_counts(read_text: ReadText, text: str, kind: FactKind, count: int) -> None:
    """Lateness is in days; the message at hand is no earlier contact."""
    fact = read_text(text).fact(kind)
    assert fact is not None
    assert fact.value == count


def test_a_third_order_is_no_contact(read_text: ReadText) -> None:
    """Only getting in touch counts."""
    assert read_text("This is my third order and the third time it breaks.").fact(FactKind.PRIOR_CONTACTS) is None
