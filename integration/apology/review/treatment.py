"""Rules about the person: a late answer is owned, a second failure gets somebody, a grave one a manager."""

from collections.abc import Iterator
from datetime import timedelta

from integration.apology.complaint import Abstention, ComplaintType, Severity
from integration.apology.policy import GESTURES, OfferKind
from integration.apology.review.finding import Finding, hint, warning
from integration.apology.review.known import is_late
from integration.apology.review.page import Page
from integration.apology.review.rewording import advised

LATE = timedelta(hours=48)  # a complaint is answered within 24 to 48 hours (seed CS-7)
_BARE_APOLOGY = 1  # sentences: what is said in one does not carry a letter

# Trust was broken, not only a parcel: apologies for these are believed less (rubric C-8).
_OF_TRUST = {
    ComplaintType.PRIVACY_BREACH: Severity.LOW,
    ComplaintType.POOR_SERVICE: Severity.HIGH,
    ComplaintType.INCORRECT_INFORMATION: Severity.HIGH,
}
# The failure was how somebody was treated: the apology carries the letter, not the gift (rubric C-14).
_OF_PROCESS = frozenset({ComplaintType.POOR_SERVICE, ComplaintType.MISSED_COMMITMENT})


def treatment(page: Page) -> Iterator[Finding]:
    yield from _trust(page)
    yield from _lateness(page)
    yield from _carried(page)
    yield from _second_time(page)
    yield from _respected(page)
    yield from _acted(page)
    yield from _thanked(page)
    yield from _heard(page)


def _trust(page: Page) -> Iterator[Finding]:
    complaint = page.brief.complaint
    least = _OF_TRUST.get(complaint.type)  # type: ignore[call-overload]  # a type of an account's own is not in it
    if least is not None and not page.brief.acknowledges and complaint.severity.rank >= least.rank:
        yield warning(
            "C-8",
            "This is about trust: customers believe such an apology less, and rightly look at who signs it.",
            suggestion="Let a manager read it before it leaves.",
        )


def _lateness(page: Page) -> Iterator[Finding]:
    late, brief = page.phrases.late, page.brief
    if brief.called or page.social or not late or brief.reading.cancellation:
        return
    if is_late(brief, LATE) and not late.find(page.low):
        advice = advised("Own it in half a sentence.", page.example("C-13"))
        yield warning("C-13", "The customer has waited more than two days for this answer.", suggestion=advice)


def _carried(page: Page) -> Iterator[Finding]:
    """Where somebody was treated badly, a gift does not stand in for the apology."""
    kinds = {offer.kind for offer in page.brief.remedy.offers} - {OfferKind.APOLOGY_ONLY}
    if page.brief.complaint.type not in _OF_PROCESS or not kinds or not kinds <= GESTURES or not page.brief.rich:
        return
    start = page.low.find(page.opening)
    own = sum(start <= first < start + len(page.opening) for first, _ in page.spans)
    if own <= _BARE_APOLOGY:
        yield warning(
            "C-14",
            "A gift does not make up for how somebody was treated, and the apology is one sentence.",
            page.apology,
            "Say what should have happened, and that it was ours to do.",
        )


def _second_time(page: Page) -> Iterator[Finding]:
    personal, brief = page.phrases.personal, page.brief
    if not brief.remedy.repeat or brief.called or not personal or personal.find(page.low):
        return
    advice = advised("Say who looks after it now, or that they get a call.", page.example("C-21"))
    yield warning("C-21", "It is not the first time, and nobody takes it on themselves.", suggestion=advice)


def _respected(page: Page) -> Iterator[Finding]:
    """Outcome and process have rules of their own (C-2, C-37); this is the line that is about the customer."""
    respect = page.phrases.respect
    if respect and not respect.find(page.low) and not page.phrases.thanks.find(page.low):
        advice = advised(
            "Add one line about them: their plans, their time, what else would help.", page.example("C-22")
        )
        yield warning("C-22", "The letter deals with the matter and not with the person.", suggestion=advice)


def _acted(page: Page) -> Iterator[Finding]:
    remedy = page.brief.remedy
    if any(offer.wording for offer in remedy.offers):
        return
    if not any(duty.words.find(page.low) for duty in page.phrases.duties) and not _mentions(page):
        yield warning(
            "C-24",
            "The letter apologises, and nobody in it does anything.",
            suggestion=advised("Say what you are doing, and by when.", page.example("C-24")),
        )


def _mentions(page: Page) -> bool:
    words = (page.phrases.mentions.get(offer.kind) for offer in page.brief.remedy.offers)
    return any(cue is not None and cue.find(page.low) for cue in words)


def _thanked(page: Page) -> Iterator[Finding]:
    phrases = page.phrases
    if phrases.thanks.find(page.low):
        return
    for sentence in page.culprits(phrases.bare_thanks):
        advice = advised("Say what for.", page.example("C-28"))
        yield hint("C-28", "These thanks are for nothing in particular.", sentence, advice)


def _heard(page: Page) -> Iterator[Finding]:
    if page.brief.reading.cancellation:  # we write first, before anybody has to ask
        return
    if page.brief.complaint.abstention is Abstention.NO_WORDS or not page.brief.reading.text.strip():
        yield warning(
            "C-29",
            "The customer has not said yet what happened.",
            suggestion="Ask first, and apologise when you know for what.",
        )
