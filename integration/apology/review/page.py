"""A letter laid out for the rules: its body, its sentences, and what was put in by customers and admins."""

from collections.abc import Iterator
from dataclasses import dataclass

from integration.apology.complaint import Fault
from integration.apology.letter import Brief, Letter
from integration.apology.phrases import PHRASES, Phrases, Words
from integration.apology.policy import Ownership
from integration.apology.reading import FactKind
from integration.apology.review.known import Day
from integration.apology.review.layout import blocks, sentences
from integration.apology.review.written import dated
from integration.apology.ticket import Channel

_EARLY = 3  # sentences; one more where the letter begins with the call that went before it


@dataclass(frozen=True, slots=True)
class Page:
    """`body` is the text between greeting and sign-off; `low` the same in lower case, the customer's words blanked.

    `apology` is the paragraph that says sorry, or the first, and `opening` the same like `low`. `approved` holds what
    an admin wrote and so answers for, in lower case.
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
    dates: tuple[tuple[str, frozenset[Day]], ...]  # the days it names, as written and as what they may mean
    apology: str
    opening: str
    approved: str
    original: Letter | None = None  # what we wrote, where this is what an agent made of it

    @property
    def owns(self) -> bool:
        remedy = self.brief.remedy
        return remedy.fault is Fault.OURS and remedy.ownership is Ownership.FULL

    @property
    def social(self) -> bool:
        return self.brief.ticket.channel is Channel.SOCIAL

    @property
    def early(self) -> str:
        """The first sentences, in lower case: where the apology belongs."""
        return " ".join(self.sentences[: _EARLY + self.brief.called]).lower()

    def culprits(self, words: Words) -> Iterator[str]:
        """The sentences in which the words are found, each once, in their order."""
        if words.may_be_in(self.low):
            for sentence, (start, end) in zip(self.sentences, self.spans, strict=True):
                if words.find(self.low[start:end]):
                    yield sentence

    def is_approved(self, sentence: str) -> bool:
        """Whether the sentence is the admin's own: approved before any letter said it."""
        return sentence.lower() in self.approved

    def example(self, rule: str) -> str:
        """What to write instead, in the language of the letter; "" where nobody wrote one."""
        return self.phrases.examples.get(rule, "")


def page(letter: Letter, brief: Brief, original: Letter | None = None) -> Page | None:
    """None for a language whose words we do not know."""
    phrases = PHRASES.get(letter.locale)
    if phrases is None:
        return None
    greeting, body, sign_off = blocks(letter.text, phrases.script, (brief.agent_name, brief.company))
    low = _blanked(body, brief)
    spans = sentences(body, low, phrases.script)
    start, end = _apology(low, phrases)
    return Page(
        letter=letter,
        brief=brief,
        phrases=phrases,
        greeting=greeting,
        body=body,
        low=low,
        sign_off=sign_off,
        sentences=tuple(body[first:last] for first, last in spans),
        spans=spans,
        dates=tuple(dated(low, phrases.script)),
        apology=body[start:end],
        opening=low[start:end],
        approved="\n".join(_approved(brief)),
        original=original,
    )


def _apology(low: str, phrases: Phrases) -> tuple[int, int]:
    """Where the paragraph that says sorry stands, or the first; a line where no line is left empty."""
    ends = "\n\n" if "\n\n" in low else "\n"
    sorry = phrases.sorry.find(low)
    start = low.rfind(ends, 0, sorry.start()) if sorry else -1
    start = start + len(ends) if start >= 0 else 0
    end = low.find(ends, start)
    return start, end if end >= 0 else len(low)


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
    low = low.replace("\u2019", "'")
    for kind in (FactKind.ITEM, FactKind.EVENT):
        fact = brief.reading.fact(kind)
        words = str(fact.value).lower() if fact else ""
        if len(words) > 1:
            low = low.replace(words, "x" * len(words))
    told = brief.reading.cancellation
    for name in (*told.names, told.status_url, told.reorder_url) if told else ():
        small = name.lower()
        if len(small) > 1:
            low = low.replace(small, "x" * len(small))
    return low
