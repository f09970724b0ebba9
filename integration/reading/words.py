"""Finds the customer's own words in a ticket: which messages count, and which part of each."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from integration.apology.ticket import Message, Ticket, Writer
from integration.reading.markup import LONGEST_TEXT, one_line, plain_text
from integration.reading.quotes import own_part

LONGEST_SUBJECT = 300
MOST_MESSAGES = 40  # the newest; a chat can have thousands

REPLY_PREFIXES = ("re:", "fw:", "fwd:", "aw:", "wg:", "tr:", "rv:", "res:", "enc:")


@dataclass(frozen=True, slots=True)
class Words:
    """The customer's text, message below message, with the offset and the time at which each begins."""

    text: str
    starts: tuple[int, ...] = ()
    times: tuple[datetime | None, ...] = ()
    signature: str = ""

    def written_at(self, offset: int) -> datetime | None:
        """When the message at this offset was sent."""
        return self.times[max(0, bisect_right(self.starts, offset) - 1)] if self.times else None


def own_words(ticket: Ticket) -> Words:
    """What the requester wrote since an agent last answered in public, else the description (product.md, Reading)."""
    text, signature = "", ""
    starts: list[int] = []
    times: list[datetime | None] = []
    for message in _counting(ticket.messages):
        body, below = own_part(plain_text(message.body, is_html=message.is_html))
        if not body:
            continue
        text = f"{text}\n\n{body}" if text else body
        starts.append(len(text) - len(body))
        times.append(message.sent_at or ticket.created_at)
        signature = below or signature
    return Words(text[:LONGEST_TEXT].rstrip(), tuple(starts), tuple(times), signature)


def plain_subject(subject: str) -> str:
    """The subject on one line, without the prefixes that mail programs put before it."""
    line = one_line(subject, LONGEST_SUBJECT)
    while line.lower().startswith(REPLY_PREFIXES):
        line = line.partition(":")[2].lstrip()
    return line


def _counting(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    recent = tuple(_since_last_answer(messages))[:MOST_MESSAGES]
    return recent[::-1] or tuple(message for message in messages[:1] if _is_customers(message))


def _since_last_answer(messages: tuple[Message, ...]) -> Iterator[Message]:
    """The requester's messages, the newest first."""
    for message in reversed(messages):
        if message.writer is Writer.AGENT and message.public and not message.automatic:
            return
        if _is_customers(message):
            yield message


def _is_customers(message: Message) -> bool:
    return message.writer is Writer.REQUESTER and message.public and not message.automatic
