"""Rules about how the apology is said: owned, once, whole, without blame, without promises nobody can keep."""

from collections.abc import Iterator

from integration.apology.complaint import ComplaintType, Fault, Severity
from integration.apology.policy import Ownership
from integration.apology.review.finding import Finding, error, hint, warning
from integration.apology.review.page import Page
from integration.apology.review.rewording import advised, before, without

_MOST_STRONG = {Severity.LOW: 0, Severity.MEDIUM: 1, Severity.HIGH: 2}


def wording(page: Page) -> Iterator[Finding]:
    if not page.brief.acknowledges:  # the apology comes with the letter
        yield from _owning(page)
        yield from _sorry(page)
    yield from _admitting(page)
    yield from _halves(page)
    yield from _changing(page)
    yield from _blaming(page)
    yield from _secrets(page)
    yield from _strength(page)


def _owning(page: Page) -> Iterator[Finding]:
    if page.owns and not page.phrases.names_failure.find(page.early):
        advice = "Say in the first three sentences what we did or failed to do, with “we” or “I”."
        yield error(
            "C-1",
            "The letter does not say early that the failure is ours.",
            page.sentences[0] if page.sentences else "",
            advised(advice, page.example("C-1")),
        )


def _admitting(page: Page) -> Iterator[Finding]:
    if page.owns:
        return
    remedy = page.brief.remedy
    for sentence in page.culprits(page.phrases.admits):
        if remedy.fault is not Fault.OURS:
            advice = "Say that you are sorry for what happened, without saying whose fault it is."
            yield error(
                "C-10",
                "The letter takes the blame, and it is not settled that the fault is ours.",
                sentence,
                advised(advice, page.example("C-10")),
            )
        else:
            yield error(
                "C-41",
                "The letter admits a fault, and for this case only sympathy is approved.",
                sentence,
                advised("Leave the admission out until your lawyers approve it.", page.example("C-41")),
            )
    if remedy.ownership is Ownership.LEGAL_REVIEW:
        yield warning("C-41", "Somebody from legal has to read this letter before it leaves.")


def _sorry(page: Page) -> Iterator[Finding]:
    sorry = page.phrases.sorry
    times = sum(1 for _ in sorry.find_all(page.low))
    if not times or not sorry.find(page.early):
        advice = advised("Say early what you are sorry for.", page.example("C-3"))
        yield error("C-3", "The letter does not say sorry in its first sentences.", suggestion=advice)
    elif times > 1:
        *_, last = page.culprits(sorry)
        advice = "Say it once, early, and leave this one out."
        if times > 2:
            yield error("C-3", f"The letter says sorry {times} times.", last, advice)
        else:
            yield warning("C-3", "The letter says sorry twice.", last, advice)


def _halves(page: Page) -> Iterator[Finding]:
    for sentence in page.culprits(page.phrases.half_apology):
        advice = "Say what happened and that you are sorry for it, without “if”, “any” or “may”."
        message = "This takes back half of the apology."
        yield error("C-9", message, sentence, advised(advice, page.example("C-9")))
    for sentence in page.culprits(page.phrases.forgiveness):
        yield hint("C-6", "Asking to be forgiven asks something of the customer.", sentence, "Leave it out.")


def _changing(page: Page) -> Iterator[Finding]:
    settings = page.brief.policy.settings_for(page.brief.complaint.type)
    advice = advised("Say what has changed, or leave it out.", page.example("C-5"))
    for sentence in page.culprits(page.phrases.absolute):
        if not page.is_approved(sentence):
            yield error("C-5", "Nobody can promise “never again”.", sentence, advice)
    for sentence in page.culprits(page.phrases.promises_change):
        is_known = settings.said("fix", page.letter.locale) or page.is_approved(sentence)
        if not is_known and not page.phrases.absolute.find(sentence.lower()):
            yield error(
                "C-5",
                "The letter promises to do better, and no change is on record for this type of complaint.",
                sentence,
                "Leave it out, or have an admin record the change under “fix”.",
            )


def _blaming(page: Page) -> Iterator[Finding]:
    phrases = page.phrases
    for sentence in page.culprits(phrases.blames):
        if not page.is_approved(sentence):
            yield error("C-31", "This puts the blame on the customer or on a rule.", sentence, "Leave it out.")
    if not page.owns:
        return
    if phrases.blames_others.find(page.opening):
        culprit = next(page.culprits(phrases.blames_others), "")
        advice = advised("Say what we did or failed to do.", page.example("C-31"))
        yield error("C-31", "This puts the blame on somebody else.", culprit, advice)
    if phrases.but.find(page.opening):
        culprit = next(page.culprits(phrases.but), "")
        advice = advised("End the sentence before it.", before(culprit, phrases.but))
        yield warning("C-31", "A “but” beside the apology takes it back.", culprit, advice)
    for sentence in page.culprits(phrases.agentless):
        advice = advised("Say who: “we” or “I”.", page.example("C-32"))
        yield warning("C-32", "Nobody did it in this sentence.", sentence, advice)


def _secrets(page: Page) -> Iterator[Finding]:
    if page.brief.complaint.type != ComplaintType.ORDER_CANCELLED_VERIFICATION:
        return
    advice = "Say only that the details could not be confirmed, and what to do next."
    message = "This hints at suspicion, or at how the check works."
    for sentence in page.culprits(page.phrases.secret):
        yield error("C-42", message, sentence, advised(advice, page.example("C-42")))
    if page.phrases.secret.find(page.letter.subject.lower()):
        yield error("C-42", "The subject hints at suspicion, or at how the check works.", page.letter.subject, advice)


def _strength(page: Page) -> Iterator[Finding]:
    phrases = page.phrases
    for sentence in page.culprits(phrases.stacked):
        advice = advised("Keep one, or none.", without(sentence, phrases.stacked))
        yield warning("C-12", "Two strong words in a row sound hollow.", sentence, advice)
    most = _MOST_STRONG[page.brief.complaint.severity]
    if sum(1 for _ in phrases.strong.find_all(page.low)) > most:
        sentence = next(page.culprits(phrases.strong), "")
        advice = advised("Take the strong words out.", without(sentence, phrases.strong))
        yield warning("C-12", "The words are stronger than the failure.", sentence, advice)
