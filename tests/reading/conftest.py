"""What the reading tests share: one reader with its models, and a way to make a ticket from words."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from integration.apology.reading import Reading
from integration.apology.ticket import Message, Requester, Ticket, Writer
from integration.reading.reader import TicketReader, load_reader

WEDNESDAY = datetime(2025, 6, 11, 9, tzinfo=UTC)
ReadText = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader() -> TicketReader:
    return load_reader()


@pytest.fixture(scope="session")
def read_text(reader: TicketReader) -> ReadText:
    """Reads one message, sent on Wednesday 11 June 2025."""

    def read(text: str, subject: str = "", locale: str = "en-GB", country: str = "") -> Reading:
        message = Message("1", Writer.REQUESTER, text, sent_at=WEDNESDAY)
        requester = Requester("7", name="Ada Byron", locale=locale, country=country)
        return reader.read(Ticket("1", subject, (message,), requester), {})

    return read
