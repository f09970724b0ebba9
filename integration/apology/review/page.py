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
    spans: tuple[tuple[int, int], ...]  # where each sentence stands in the body
    opening: str
    approved: str

    @property
    def owns(self) -> bool:
        remedy = self.brief.remedy
        return remedy.fault is Fault.OURS and remedy.ownership is Ownership.FULL

    @property
    def social(self) -> bool:
        return self.brief.ticket.channel is Channel.SOCIAL

    def culprits(self, words: Words) -> Iterator[str]:
        """The sentences in which the words are found, each once, in their order."""
        places = [match.start() for match in words.find_all(self.low)]
        if not places:
            return
        for sentence, (start, end) in zip(self.sentences, self.spans, strict=True):
            if any(start <= place < end for place in places):
                yield sentence

    def is_approved(self, sentence: str) -> bool:
        """Whether the sentence is the admin's own: approved before any letter said it."""
        return sentence.lower() in self.approved


def page(letter: Letter, brief: Brief) -> Page | None:
    """None for a language whose words we do not know."""
    phrases = PHRASES.get(letter.locale)
    if phrases is None:
        return None
    blocks = [block for block in _BLOCKS.split(letter.text.strip()) if block]
    greeting = blocks.pop(0) if blocks and blocks[0].endswith(",") else ""
    sign_off = blocks.pop() if len(blocks) > 1 else ""
    body = "\n\n".join(blocks)
    spans = tuple(match.span() for match in _SENTENCE.finditer(body))
    return Page(
        letter=letter,
        brief=brief,
        phrases=phrases,
        greeting=greeting,
        body=body,
        low=_blanked(body, brief),
        sign_off=sign_off,
        sentences=tuple(body[start:end].strip() for start, end in spans),
        spans=spans,
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
    if len(low) != len(text):  # a letter such as İ becomes two, and every place behind it would be another
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    for kind in (FactKind.ITEM, FactKind.EVENT):
        fact = brief.reading.fact(kind)
        words = str(fact.value).lower() if fact else ""
        if len(words) > 1:
            low = low.replace(words, "x" * len(words))
    return low
