"""The text that facts are looked for in, and the candidates that come out of it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from integration.apology.reading import FactKind, FactValue, Where

SENTENCE_END = re.compile(r"[.!?…](?=\s|$)|\n\s*\n|\n(?=[-*•])")
# A dot after these, or after a number, ends no sentence: "order no. 4471", "am 3. Mai".
ABBREVIATION = re.compile(
    r"(?:\b(?:no|nr|nº|inv|ref|approx|ca|mr|mrs|dr|st|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|\d)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """The subject, or the customer's words. `sent_on` tells on which day the words at an offset were sent."""

    where: Where
    text: str
    language: str
    locale: str  # of the requester, "en-GB"; may be empty
    country: str  # ISO 3166 alpha 2; may be empty
    sent_on: Callable[[int], date | None]

    @classmethod
    def alone(cls, text: str, *, country: str = "", locale: str = "") -> "Passage":
        """A passage that belongs to no message: nothing in it can be relative."""
        return cls(Where.FIELD, text, "", locale, country, lambda _: None)

    def has_any(self, words: Iterable[str]) -> bool:
        """Whether one of these lower-case words stands anywhere: many times faster than running a pattern in vain."""
        lowered = self.text.lower()
        return any(word in lowered for word in words)

    def before(self, offset: int, longest: int = 80) -> str:
        """The part of the sentence that stands before this offset."""
        start = max(0, offset - longest)
        for end in SENTENCE_END.finditer(self.text, start, offset):
            if end[0][0] != "." or not ABBREVIATION.search(self.text, start, end.start()):
                start = end.end()
        return self.text[start:offset]

    def after(self, offset: int, longest: int = 60) -> str:
        """The part of the sentence that stands after this offset."""
        piece = self.text[offset : offset + longest]
        for end in SENTENCE_END.finditer(piece):
            if end[0][0] != "." or not ABBREVIATION.search(piece, 0, end.start()):
                return piece[: end.start()]
        return piece


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible fact. The highest `rank` wins: 3 named outright, 2 by a clear cue, 1 as the only one of its sort."""

    kind: FactKind
    value: FactValue
    start: int
    end: int
    rank: int = 2
