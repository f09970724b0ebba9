"""How complete an apology is, part by part with the weight each has (rubric C-7), and what an agent took out (C-25)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from integration.apology.complaint import Fault, Severity
from integration.apology.letter import Brief, Letter, Section
from integration.apology.policy import OfferKind
from integration.apology.review.finding import Finding, Level, hint
from integration.apology.review.page import Page, page

_FRAGMENT = 12  # letters of an approved wording that are enough to know it by
_STILL_THERE = 0.5  # of a paragraph's longer words
_WORD = re.compile(r"[^\W\d_]{4,}|\d{3,}")


class Component(StrEnum):
    """The parts that make an apology work, the strongest first."""

    RESPONSIBILITY = "responsibility"
    REPAIR = "repair"
    REGRET = "regret"
    EXPLANATION = "explanation"
    PREVENTION = "prevention"
    NEXT_STEP = "next_step"  # thanks, or how to go on


# Ranks are Lewicki's, the weights ours (rubric C-7). They come to 100.
WEIGHTS = {
    Component.RESPONSIBILITY: 30,
    Component.REPAIR: 25,
    Component.REGRET: 15,
    Component.EXPLANATION: 15,
    Component.PREVENTION: 10,
    Component.NEXT_STEP: 5,
}
_NAMES = {
    Component.RESPONSIBILITY: "taking responsibility",
    Component.REPAIR: "what puts it right",
    Component.REGRET: "saying sorry",
    Component.EXPLANATION: "what happened",
    Component.PREVENTION: "what has changed since",
    Component.NEXT_STEP: "how to go on",
}
_TAKEN_OUT = {
    Section.ACKNOWLEDGEMENT: "what happened to them",
    Section.RESPONSIBILITY: "taking responsibility",
    Section.EXPLANATION: "the explanation",
    Section.REMEDY: "what puts it right",
    Section.ACTION: "what they have to do",
    Section.PREVENTION: "what has changed since",
    Section.CONTACT: "how to reach us",
    Section.THANKS: "the thanks",
}


@dataclass(frozen=True, slots=True)
class Score:
    """`present` and `missing` are the parts that can be said in this case; `points` is their share, of 100."""

    points: int
    present: tuple[Component, ...]
    missing: tuple[Component, ...]


def score(letter: Letter, brief: Brief) -> Score | None:
    """None for a language whose words we do not know."""
    laid_out = page(letter, brief)
    return scored(laid_out) if laid_out else None


def scored(page: Page) -> Score:
    """Only what is true can be asked for: no responsibility for another's fault, no cause that nobody knows."""
    parts = dict(_parts(page))
    present = tuple(part for part, is_there in parts.items() if is_there)
    whole = sum(WEIGHTS[part] for part in parts)
    points = round(100 * sum(WEIGHTS[part] for part in present) / whole)
    return Score(points, present, tuple(part for part in parts if part not in present))


def _parts(page: Page) -> Iterator[tuple[Component, bool]]:
    phrases, brief, low = page.phrases, page.brief, page.low
    if page.owns:
        yield Component.RESPONSIBILITY, phrases.names_failure.find(low) is not None
    yield Component.REPAIR, _repairs(page)
    yield Component.REGRET, phrases.sorry.find(low) is not None
    settings, language = brief.policy.settings_for(brief.complaint.type), page.letter.locale
    cause, reason = settings.said("cause", language), settings.said("reason", language)
    if brief.rich and brief.remedy.answer_by:
        yield Component.EXPLANATION, bool(phrases.checks.find(low) or phrases.explains.find(low))
    elif _is_full(brief) and brief.remedy.fault is not Fault.NOT_OURS and cause:
        is_told = _has(page, cause) or _has(page, reason) or phrases.explains.find(low) is not None
        yield Component.EXPLANATION, is_told
    fix = settings.said("fix", language)
    if _is_full(brief) and page.owns and fix:
        yield Component.PREVENTION, _has(page, fix) or phrases.promises_change.find(low) is not None
    contact = brief.remedy.contact
    ways = (contact.phone, contact.email) if contact else ()
    goes_on = phrases.thanks.find(low) or phrases.channel.find(low) or any(way and way in page.body for way in ways)
    yield Component.NEXT_STEP, bool(goes_on)


def _is_full(brief: Brief) -> bool:
    """Whether there is room for causes: not in a message, and not where little happened."""
    return brief.rich and brief.complaint.severity is not Severity.LOW


def _repairs(page: Page) -> bool:
    """Whether anything that was decided is spoken of; which, and with what terms, is C-2's business."""
    remedy, phrases = page.brief.remedy, page.phrases
    for offer in remedy.offers:
        cue = phrases.mentions.get(offer.kind)
        if offer.kind is not OfferKind.APOLOGY_ONLY and (offer.wording or (cue and cue.find(page.low))):
            return True
    return remedy.answer_by is not None and any(duty.words.find(page.low) for duty in phrases.duties if duty.by_answer)


def _has(page: Page, approved: str) -> bool:
    """Whether the letter holds some sentence of an approved wording."""
    body = " ".join(page.body.split()).lower()
    parts = (part.strip() for part in re.split(r"[.!?]\s+|[.!?]$", " ".join(approved.split()).lower()))
    return any(len(part) >= _FRAGMENT and part in body for part in parts)


def components(page: Page) -> Iterator[Finding]:
    yield from _taken_out(page)
    if page.brief.acknowledges:
        return
    result = scored(page)
    if result.missing:
        names = ", ".join(_NAMES[part] for part in result.missing)
        words = f"This apology has {result.points} of 100 points."
        yield Finding("C-7", Level.HINT, words, suggestion=f"Missing: {names}.")


def _taken_out(page: Page) -> Iterator[Finding]:
    """Customers want more than we like to say: what the agent cut is worth a second look."""
    if page.original is None or page.original.text == page.letter.text:
        return
    left = set(_WORD.findall(page.letter.text.lower()))
    for name, text, section in _original_parts(page.original):
        words = set(_WORD.findall(text.lower()))
        is_gone = words and len(words & left) < _STILL_THERE * len(words)
        if is_gone and not (section and _says_so(page, section)):
            yield hint("C-25", f"Your letter no longer has {name}.", suggestion=f"It was: “{text}”")


def _original_parts(original: Letter) -> Iterator[tuple[str, str, Section | None]]:
    """Name, words and section of each part; a letter that was kept has its text alone, and so only paragraphs."""
    if not original.paragraphs:
        for text in original.text.split("\n\n")[1:-1]:
            yield "one of its paragraphs", text, None
    for section, name in _TAKEN_OUT.items():
        parts = [part for part in original.paragraphs if part.section is section]
        yield name, " ".join(text for part in parts for text in (part.text, *part.items)).strip(), section


def _says_so(page: Page, section: Section) -> bool:
    """Whether the agent says it in other words."""
    phrases = page.phrases
    words = {
        Section.RESPONSIBILITY: phrases.names_failure,
        Section.EXPLANATION: phrases.explains,
        Section.PREVENTION: phrases.promises_change,
        Section.CONTACT: phrases.channel,
        Section.THANKS: phrases.thanks,
    }.get(section)
    return words is not None and words.find(page.low) is not None
