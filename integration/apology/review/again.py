"""Whether the customer has read this letter before: how much of it is in an earlier message of ours (rubric C-39)."""

import re
from collections.abc import Iterator

from integration.apology.review.finding import Finding, warning
from integration.apology.review.page import Page
from integration.apology.ticket import Writer

MOST_ALIKE = 0.8
_RUN = 4  # words
_FEWEST = 12  # runs: two greetings are alike, and no letter
_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"<[^>]*>|&\w+;|&#\d+;")


def again(page: Page) -> Iterator[Finding]:
    earlier = [message for message in page.brief.ticket.messages if message.writer is Writer.AGENT and message.public]
    if not earlier:
        return
    own = _runs(page.body)
    if len(own) < _FEWEST:
        return
    for message in earlier:
        text = _MARKUP.sub(" ", message.body) if message.is_html else message.body
        if len(own & _runs(text)) > MOST_ALIKE * len(own):
            yield warning(
                "C-39",
                "The customer has had nearly the same letter from us in this ticket.",
                suggestion="Say what is new since then, and leave out what they have read.",
            )
            return


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return set(zip(*(words[start:] for start in range(_RUN)), strict=False))
