"""Tests of which messages count as the customer's words."""

from datetime import UTC, datetime

from integration.apology.ticket import Message, Requester, Ticket, Writer
from integration.reading.words import own_words, plain_subject


def _ticket(*messages: Message) -> Ticket:
    return Ticket("1", "", messages, Requester("7"))


def test_words_since_the_last_public_answer_count() -> None:
    """What the agent answered publicly closes what came before; notes, automatic mail and others do not count."""
    words = own_words(
        _ticket(
            Message("1", Writer.REQUESTER, "first"),
            Message("2", Writer.AGENT, "public answer"),
            Message("3", Writer.REQUESTER, "second"),
            Message("4", Writer.AGENT, "a note", public=False),
            Message("5", Writer.OTHER, "somebody in copy"),
            Message("6", Writer.REQUESTER, "I am out of office", automatic=True),
            Message("7", Writer.REQUESTER, "<p>third</p>", is_html=True),
        )
    )
    assert words.text == "second\n\nthird"


def test_the_description_counts_after_an_answer() -> None:
    """Where the customer has not replied since, their first message is read again."""
    words = own_words(_ticket(Message("1", Writer.REQUESTER, "first"), Message("2", Writer.AGENT, "answer")))
    assert words.text == "first"


def test_an_agents_description_never_counts() -> None:
    """A ticket that an agent opened holds no words of the customer."""
    assert own_words(_ticket(Message("1", Writer.AGENT, "The customer rang"))).text == ""


def test_each_word_keeps_the_time_of_its_message() -> None:
    """ "Yesterday" in the second message counts from the second message's day."""
    monday, friday = datetime(2025, 6, 2, tzinfo=UTC), datetime(2025, 6, 6, tzinfo=UTC)
    words = own_words(
        _ticket(
            Message("1", Writer.REQUESTER, "broke today", sent_at=monday),
            Message("2", Writer.REQUESTER, "still broken", sent_at=friday),
        )
    )
    assert words.written_at(0) == monday
    assert words.written_at(words.text.index("still")) == friday


def test_the_subject_loses_its_prefixes() -> None:
    """Prefixes of replies in several languages go, and line breaks become spaces."""
    assert plain_subject("RE: AW: Fwd: Order\n4471 is late") == "Order 4471 is late"
