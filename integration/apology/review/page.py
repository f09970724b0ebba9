"""A letter laid out for the rules: its body, its sentences, and what was put in by customers and admins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from integration.apology.complaint import Fault
from integration.apology.letter import Brief, Letter
from integration.apology.phrases import PHRASES, Phrases, Words
from integration.apology.policy import Ownership
from integration.apology.reading import FactKind
from integration.apology.ticket import Channel

_SENTENCE = re.compile(r"[^\s].*?(?:[.!?](?=\s|$)|(?=\n)|$)", re.DOTALL)
_BLOCKS = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class Page:
    """`body` is the text between greeting and sign-off; `low` the same in lower case, the customer's words blanked.

    `approved` holds what an admin wrote and so answers for, in lower case.
    """

    letter: Letter
    brief: Brief
    phrases: Phrases
    greeting: str
    body: str
    low: str
    sign_off: str
    sentences: tuple[str, ...]
    opening: str
    approved: str

    @property
    def owns(self) -> bool:
        remedy = self.brief.remedy
        return remedy.fault is Fault.OURS and remedy.ownership is Ownership.FULL

    @property
    def social(self) -> bool:
        return self.brief.ticket.channel is Channel.SOCIAL

    def culprits(self, pattern: Words) -> Iterator[str]:
        """The sentences in which the pattern is found, each once, in their order."""
        seen = -1
        for match in pattern.find_all(self.low):
            if match.start() < seen:
                continue
            start, end = self._sentence_at(match.start())
            seen = max(end, match.end())
            yield self.body[start:end].strip()

    def is_approved(self, sentence: str) -> bool:
        """Whether the sentence is the admin's own: approved before any letter said it."""
        return sentence.lower() in self.approved

    def _sentence_at(self, place: int) -> tuple[int, int]:
        start = max(self.body.rfind(mark, 0, place) + len(mark) if mark in self.body[:place] else 0 for mark in _ENDS)
        ends = [end + 1 for mark in _ENDS if (end := self.body.find(mark, place)) >= 0]
        return start, min(ends, default=len(self.body))


_ENDS = (". ", ".\n", "! ", "? ", "\n")


def page(letter: Letter, brief: Brief) -> Page | None:
    """None for a language whose words we do not know."""
    phrases = PHRASES.get(letter.locale)
    if phrases is None:
        return None
    blocks = [block for block in _BLOCKS.split(letter.text.strip()) if block]
    greeting = blocks.pop(0) if blocks and blocks[0].endswith(",") else ""
    sign_off = blocks.pop() if len(blocks) > 1 else ""
    body = "\n\n".join(blocks)
    return Page(
        letter=letter,
        brief=brief,
        phrases=phrases,
        greeting=greeting,
        body=body,
        low=_blanked(body, brief),
        sign_off=sign_off,
        sentences=tuple(match[0].strip() for match in _SENTENCE.finditer(body)),
        opening=_blanked(blocks[0], brief) if blocks else "",
        approved="\n".join(_approved(brief)),
    )


def _approved(brief: Brief) -> Iterator[str]:
    for text in brief.policy.settings_for(brief.complaint.type).wording.values():
        yield " ".join(text.split()).lower()
        yield text.lower()
    for offer in brief.remedy.offers:
        yield offer.wording.lower()


def _blanked(text: str, brief: Brief) -> str:
    """Lower case, with the customer's own words made neutral: a courier bag is no courier to blame."""
    low = text.lower()
    for kind in (FactKind.ITEM, FactKind.EVENT):
        fact = brief.reading.fact(kind)
        words = str(fact.value).lower() if fact else ""
        if len(words) > 1:
            low = low.replace(words, "x" * len(words))
    return low
